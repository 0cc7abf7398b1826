"""Grades are given to learning platforms: what moved is looked for, tried, and tried again until it is there."""

from dataclasses import replace

import structlog

from grader.domain.errors import ProviderFailed, ProviderFault
from grader.domain.lti.score import TAKEN_FOR, Grade, Score, ScoreFault, pause_after
from grader.engine.lti.keys import publish_own_key
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.lti import DueScore, LearningPlatforms, ToolSigner
from grader.engine.ports.sources import Now

log = structlog.get_logger()

AT_ONCE = 20
OK, NOT_FOUND, GONE, MULTIPLE = 200, 404, 410, 300
FAULTS = {ProviderFault.AWAY: ScoreFault.AWAY, ProviderFault.KEY: ScoreFault.TOKEN}


def give_scores(*, platforms: LearningPlatforms, signer: ToolSigner, database: Database, now: Now) -> int:
    """Give the grades that are due, and return how many were taken; no verdict waits for it, and none hangs on it."""
    if not platforms.known:
        return 0
    with database.read() as tx:
        due = tx.lti.due(tuple(platforms.known), now(), AT_ONCE)
    if due:
        publish_own_key(database=database, signer=signer, now=now)
    return sum(_given(one, platforms, database, now) for one in due)


def _given(due: DueScore, platforms: LearningPlatforms, database: Database, now: Now) -> bool:
    with database.begin() as tx:
        grade = _grade(due, tx, now)
        if grade is None or not tx.lti.claim(due.score, now() + TAKEN_FOR):
            return False
    taken = replace(due.score, tries=due.score.tries + 1)
    fault = _fault(taken, grade, platforms)
    told = {"provider": taken.platform, "score": taken.id}
    if fault is None:
        ended = replace(taken, moves=due.moved, due_at=None, tries=0, given_at=now(), fault=None)
        log.info("lti_grade_given", **told)
    elif fault is ScoreFault.GONE:
        ended = replace(taken, moves=due.moved, due_at=None, fault=fault)
        log.warning("lti_grade_not_taken", **told, fault=fault, tries=taken.tries)
    else:
        ended = replace(taken, due_at=now() + pause_after(taken.tries), fault=fault)
        log.warning("lti_grade_not_taken", **told, fault=fault, tries=taken.tries)
    with database.begin() as tx:
        tx.lti.end(ended)
    return fault is None


def _grade(due: DueScore, tx: Transaction, now: Now) -> Grade | None:
    """Return what the cell stands for; None where its run is not there any more."""
    run = tx.runs.latest_of([due.submission_id]).get(due.submission_id)
    result = run.result if run is not None else None
    if result is None:
        return None
    most = result.max_points or 1  # a platform takes no column without points
    points = most if due.passed else result.points
    return Grade(due.score.subject, points, most, due.passed, now())


def _fault(score: Score, grade: Grade, platforms: LearningPlatforms) -> ScoreFault | None:
    try:
        status = platforms.give(platforms.known[score.platform], score.line_item, grade)
    except ProviderFailed as failed:
        return FAULTS.get(failed.fault, ScoreFault.REFUSED)
    if OK <= status < MULTIPLE:
        return None
    return ScoreFault.GONE if status in {NOT_FOUND, GONE} else ScoreFault.REFUSED
