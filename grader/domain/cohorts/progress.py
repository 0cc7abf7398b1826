"""Where each learner stands in each exercise: one cell of the board, and what a run changes in it."""

from dataclasses import dataclass, replace
from datetime import datetime

from grader.domain.grading.run import Run
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import RunState, Status, Verdict


@dataclass(frozen=True)
class Progress:
    """One learner's standing in one exercise.

    Attributes:
        status: The word people read; a pass that was acquired stays.
        passed_checks: Of the run that the status comes from.
        submissions: How many times something was handed in.
        submission_id: The submission that the status comes from.
        last_at: When something was last handed in, or None.
        passed_at: When it was first passed, or None.
    """

    enrollment_id: str
    exercise: str
    status: Status = Status.NONE
    passed_checks: int = 0
    total_checks: int = 0
    submissions: int = 0
    submission_id: str | None = None
    last_at: datetime | None = None
    passed_at: datetime | None = None


@dataclass(frozen=True)
class Standing:
    """How far a learner is in all that their cohort was given.

    Attributes:
        withdrawn_passes: Of the passed ones those that nobody can hand in any more: they count for whoever has them.
    """

    passed: int = 0
    last_at: datetime | None = None
    withdrawn_passes: int = 0


def after_accept(progress: Progress, submission: Submission, total_checks: int) -> Progress:
    """Return the cell once a submission was accepted: waiting, unless the exercise is already passed."""
    counted = replace(progress, submissions=submission.number, last_at=submission.received_at)
    if progress.passed_at is not None:
        return counted
    return replace(
        counted,
        status=Status.QUEUED,
        passed_checks=0,
        total_checks=total_checks,
        submission_id=submission.id,
    )


def after_run(progress: Progress, submission: Submission, run: Run) -> Progress:
    """Return the cell once a run began or ended; an older submission's run never hides a newer one."""
    if progress.passed_at is not None:
        return progress
    passed = run.result is not None and run.result.verdict is Verdict.PASSED
    if submission.number < progress.submissions and not passed:
        return progress
    result = run.result
    return replace(
        progress,
        status=run.status,
        passed_checks=result.passed_checks if result else 0,
        total_checks=len(result.checks) if result else progress.total_checks,
        submission_id=submission.id,
        passed_at=run.finished_at if passed and run.state is RunState.FINISHED else None,
    )
