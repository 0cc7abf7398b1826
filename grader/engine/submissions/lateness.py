"""Which hand-ins came late: a mark for whoever reads them, and never a reason to refuse."""

from datetime import datetime

from grader.domain.assignments import OwnAssignment
from grader.domain.submissions.submission import Submission
from grader.engine.ports.database import Transaction


def late_after(submission: Submission, given: OwnAssignment | None, tx: Transaction) -> datetime | None:
    """Return the date that a hand-in came after, or None where it is not late.

    Who passed in time is in time, whatever they push later.
    """
    if given is None or given.due_at is None or not given.is_over(submission.received_at):
        return None
    cell = tx.board.get(submission.enrollment_id, submission.exercise)
    passing = tx.submissions.get(cell.submission_id) if cell.passed_at and cell.submission_id else None
    in_time = passing is not None and not given.is_over(passing.received_at)
    return None if in_time else given.due_at
