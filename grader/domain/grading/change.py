"""What a hand-in's result changed since the learner's last one of the exercise."""

from dataclasses import dataclass

from grader.domain.grading.run import Result
from grader.domain.verdicts import Outcome


@dataclass(frozen=True)
class Change:
    """How a result compares with the one before it.

    Attributes:
        more: How many more checks pass; below 0 where fewer do.
        lost: Ids of checks that fail and passed before, in the exercise's order.
    """

    more: int
    lost: tuple[str, ...]


def change_between(before: Result, after: Result) -> Change:
    """Return what changed; a check that was not run this time is no loss, as nobody knows."""
    passed = {check.id for check in before.checks if check.outcome is Outcome.PASSED}
    lost = tuple(check.id for check in after.checks if check.outcome is Outcome.FAILED and check.id in passed)
    return Change(more=after.passed_checks - before.passed_checks, lost=lost)
