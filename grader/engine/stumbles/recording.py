"""Counts a run that ended: one more try of its version, and what stopped it."""

from grader.domain.grading.run import Run
from grader.domain.stumbles.effort import Effort, after_try
from grader.domain.stumbles.stumble import OURS_OR_TOUCHED, stumble_of
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Verdict
from grader.engine.ports.database import Transaction


def record_try(tx: Transaction, submission: Submission, run: Run) -> None:
    """Count a run that has its result, in the commit that stores it; a regrade's is no try, nor one that tells nothing.

    Whoever calls it is alone with the learner.
    """
    result = run.result
    if result is None or run.regrade_id is not None or result.verdict in OURS_OR_TOUCHED:
        return
    at, stumble = submission.received_at, stumble_of(submission.exercise, result)
    new = Effort(
        suite_digest=run.suite_digest,
        enrollment_id=submission.enrollment_id,
        tries=1,
        began_at=at,
        passed_at=at if result.verdict is Verdict.PASSED else None,
        stopped_by=stumble.key if stumble else None,
        stopped_check=stumble.check if stumble else None,
        stopped_tries=1 if stumble else 0,
        stopped_since=at if stumble else None,
        stopped_at=at if stumble else None,
    )
    effort = after_try(tx.stumbles.effort(run.suite_digest, submission.enrollment_id), new)
    tx.stumbles.put(effort)
    if stumble is not None:
        tx.stumbles.met(effort, stumble, run.id, at)
