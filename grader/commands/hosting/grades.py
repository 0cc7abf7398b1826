"""Learning platforms are given the grades that moved."""

from grader.assembly import Grader
from grader.engine.lti.scores import give_scores


def give_due(grader: Grader) -> int:
    """Give what is due, and return how many grades were taken."""
    return give_scores(platforms=grader.platforms, signer=grader.tool_signer, database=grader.database, now=grader.now)
