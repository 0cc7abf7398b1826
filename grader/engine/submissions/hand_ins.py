"""Hand-ins as pages list them: each submission with the run that counts for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.domain.grading.run import Run
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Status
from grader.engine.ports.database import Transaction


@dataclass(frozen=True)
class ListedHandIn:
    """A submission and its newest run.

    Attributes:
        run: None only when nothing was ever queued for it.
    """

    submission: Submission
    run: Run | None

    @property
    def status(self) -> Status:
        """Return the word that people read for it."""
        return self.run.status if self.run else Status.QUEUED

    @property
    def passed_checks(self) -> int:
        """Return how many checks passed, 0 before the end."""
        return self.run.result.passed_checks if self.run and self.run.result else 0

    def says(self, code: str) -> bool:
        """Tell whether the message of the whole run has this code."""
        message = self.run.result.message if self.run and self.run.result else None
        return message is not None and message.code == code

    @property
    def total_checks(self) -> int:
        """Return how many checks there are, 0 before the end."""
        return len(self.run.result.checks) if self.run and self.run.result else 0


def hand_ins(submissions: Sequence[Submission], tx: Transaction) -> tuple[ListedHandIn, ...]:
    """Return these submissions with their runs, in the same order; one query."""
    runs = tx.runs.latest_of([submission.id for submission in submissions]) if submissions else {}
    return tuple(ListedHandIn(submission, runs.get(submission.id)) for submission in submissions)
