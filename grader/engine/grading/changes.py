"""What changed since the learner's hand-in before this one of the exercise."""

from collections.abc import Iterable

from grader.domain.grading.change import Change, change_between
from grader.domain.grading.run import Result
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import SAY_ALL
from grader.engine.ports.database import Transaction
from grader.engine.submissions.hand_ins import ListedHandIn, hand_ins


def hand_in_before(submission: Submission, others: Iterable[ListedHandIn]) -> ListedHandIn | None:
    """Return the hand-in before this one among these of the exercise, newest first; None where there is none."""
    return next((item for item in others if item.submission.number < submission.number), None)


def change_since(before: ListedHandIn | None, result: Result) -> Change | None:
    """Return what a result changed; None where both cannot differ, or one says nothing."""
    earlier = before.run.result if before and before.run else None
    if earlier is None or result.cached or SAY_ALL & {earlier.status, result.status}:
        return None
    if not (earlier.passed_checks or result.passed_checks):
        return None  # as many as none encourages nobody
    return change_between(earlier, result)


def change_since_last(submission: Submission, result: Result, tx: Transaction) -> Change | None:
    """Return what a result changed since the hand-in before; see `change_since`."""
    earlier = tx.submissions.page([submission.enrollment_id], submission.exercise, submission, 1)
    return change_since(next(iter(hand_ins(earlier, tx)), None), result)
