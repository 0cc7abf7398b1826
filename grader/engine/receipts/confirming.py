"""Confirms what a run came to, in the transaction that makes it known."""

from grader.domain.grading.run import Run
from grader.domain.receipts import judged
from grader.domain.submissions.submission import Submission
from grader.engine.ports.database import Transaction


def confirm(tx: Transaction, submission: Submission, run: Run) -> None:
    """Sign what a run came to, unless it is a regrade's, which nobody has applied yet."""
    if run.regrade_id is None and run.result is not None and run.finished_at is not None:
        tx.receipts.add(judged(submission, run, run.result, run.finished_at))
