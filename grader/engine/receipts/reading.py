"""The receipts of a hand-in, for whoever may see it."""

from dataclasses import dataclass

from grader.domain.exercises.exercise import Exercise
from grader.domain.people import Person
from grader.domain.receipts import Receipt
from grader.domain.submissions.submission import Submission
from grader.engine.people.access import seen_submission
from grader.engine.ports.database import Database


@dataclass(frozen=True)
class ReceiptsPage:
    """What was confirmed of a hand-in.

    Attributes:
        exercise: As it is now.
        receipts: Oldest first; none for what came in before receipts were signed.
    """

    submission: Submission
    exercise: Exercise | None
    learner: Person
    receipts: tuple[Receipt, ...]


def confirmed(submission_id: str, run_id: str = "", *, database: Database) -> str:
    """Return the line that confirms that a hand-in came in, or what a run of it came to; empty where there is none."""
    with database.glance() as tx:
        found = tx.receipts.of_submissions([submission_id]).get(submission_id, ())
    return next((one.line for one in found if one.facts.get("run", "") == run_id), "")


def receipts_of(viewer: Person, submission_id: str, *, database: Database) -> ReceiptsPage:
    """Return what was confirmed of a hand-in.

    Raises:
        NotFound: There is no such hand-in, or it is not this person's to read.
    """
    with database.read() as tx:
        submission, enrollment = seen_submission(viewer, submission_id, tx)
        found = tx.receipts.of_submissions([submission_id]).get(submission_id, ())
        return ReceiptsPage(submission, tx.catalog.current(submission.exercise), enrollment.person, found)
