"""Which hints a learner has unlocked: one more of a check for each hand-in that failed it, and none is locked again."""

from collections.abc import Mapping
from dataclasses import dataclass

from grader.domain.exercises.exercise import Check
from grader.domain.grading.report import CheckReport
from grader.domain.submissions.submission import Submission
from grader.domain.text import Text
from grader.domain.verdicts import Outcome
from grader.engine.ports.database import Transaction


@dataclass(frozen=True)
class Tries:
    """A learner's hand-ins of an exercise up to one of them.

    Attributes:
        number: Of that one.
        failed: Numbers of those that failed a check, in whichever of their runs, by the check's id.
    """

    number: int
    failed: Mapping[str, frozenset[int]]

    def unlocked(self, check: Check, seen: CheckReport | None) -> tuple[Text, ...]:
        """Return the hints of a check that are open, in their order.

        Args:
            seen: How it went in the run that is looked at, whose end may not be stored yet; None before it lands.
        """
        return check.hints[: self.failures(check, seen)]

    def failures(self, check: Check, seen: CheckReport | None) -> int:
        """Return how many of the hand-ins failed a check; see `unlocked`."""
        failed = self.failed.get(check.id, frozenset())
        if seen is not None and seen.outcome is Outcome.FAILED:
            failed |= {self.number}
        return len(failed)


def tries_of(submission: Submission, tx: Transaction) -> Tries:
    """Return the learner's hand-ins of the exercise up to this one."""
    return Tries(submission.number, tx.runs.failed_checks(submission))
