"""Confirms what runs came to, in the transaction that makes it known."""

from collections.abc import Iterable

from grader.domain.grading.run import Run
from grader.domain.receipts import judged
from grader.domain.submissions.submission import Submission
from grader.engine.ports.database import Transaction


def confirm(tx: Transaction, ended: Iterable[tuple[Submission, Run]]) -> None:
    """Sign what runs came to, but of a regrade's, which nobody has applied yet."""
    tx.receipts.add(
        *(
            judged(submission, run, run.result, run.finished_at)
            for submission, run in ended
            if run.regrade_id is None and run.result is not None and run.finished_at is not None
        )
    )
