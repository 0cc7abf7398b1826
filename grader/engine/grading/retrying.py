"""Tries a run again that ended as our fault: a new run of the same hand-in, in the live queue."""

from grader.domain.cohorts.progress import Progress, after_run
from grader.domain.errors import NotAllowed, NotFound
from grader.domain.grading.run import Run
from grader.domain.operation.audit import Act
from grader.domain.queue.queues import QueueName
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Blame, RunState
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.queue import Doorbell
from grader.engine.ports.sources import NewId, Now
from grader.engine.submissions.intake import ring


def may_retry(run: Run | None) -> bool:
    """Tell whether a run, the newest of its hand-in, ended as our fault."""
    return run is not None and run.result is not None and run.result.blame is Blame.PLATFORM


def retry(run_id: str, *, database: Database, doorbell: Doorbell, now: Now, new_id: NewId) -> Run:
    """Return the new run, queued; asked twice, the second is refused.

    Raises:
        NotFound: `run`.
        NotAllowed: `not_to_retry`: it did not end as our fault, or was tried again already.
    """
    with database.begin() as tx:
        run = tx.runs.get(run_id)
        submission = tx.submissions.get(run.submission_id) if run else None
        if run is None or submission is None:
            raise NotFound("run", id=run_id)
        again = _again(tx, run, submission, new_id(), now)
        tx.audit.add(Act.RUN_RETRIED, run_id)
    ring([again], doorbell=doorbell)
    return again


def _again(tx: Transaction, run: Run, submission: Submission, run_id: str, now: Now) -> Run:
    # The cell comes first: a writer that has read it is alone with it, so that of two who ask one finds it done.
    cell = tx.board.get(submission.enrollment_id, submission.exercise)
    newest = tx.runs.latest_of([submission.id])[submission.id]
    if newest.id != run.id or not may_retry(newest):
        raise NotAllowed("not_to_retry", id=run.id)
    return stand_in_line(tx, cell, submission, run.suite_digest, run_id, now)


def stand_in_line(
    tx: Transaction, cell: Progress, submission: Submission, suite_digest: str, run_id: str, now: Now
) -> Run:
    """Store and return another run of a hand-in, which waits like the first one did."""
    again = Run(run_id, submission.id, QueueName.LIVE, RunState.QUEUED, suite_digest, queued_at=now())
    tx.runs.add(again)
    tx.board.put(after_run(cell, submission, again))
    return again
