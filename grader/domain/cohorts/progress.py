"""Where each learner stands in each exercise: one cell of the board, and what a run changes in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from grader.domain.assignments import Counts
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
        newest_fails: It is passed, but where the latest hand-in counts that one does not pass.
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
    newest_fails: bool = False


@dataclass(frozen=True)
class Attempt:
    """What a hand-in came to."""

    submission_id: str
    number: int
    status: Status
    points: int
    passed_checks: int
    total_checks: int


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


def after_run(
    progress: Progress,
    submission: Submission,
    run: Run,
    counts: Counts = Counts.BEST,
    attempts: Sequence[Attempt] = (),
) -> Progress:
    """Return the cell once a run began or ended; an older submission's run never hides a newer one.

    Args:
        counts: Which hand-in counts as long as none has passed.
        attempts: What the learner's hand-ins came to by the same version, this one among them; where the best counts.
    """
    passed = run.result is not None and run.result.verdict is Verdict.PASSED
    newest = submission.number >= progress.submissions
    if progress.passed_at is not None:
        return _after_pass(progress, run, counts) if newest and run.state is RunState.FINISHED else progress
    if not newest and not passed:
        return progress
    told = _told(progress, _attempt(submission, run, progress))
    if run.state is not RunState.FINISHED:
        return told
    if passed:
        return replace(told, passed_at=run.finished_at)
    return _told(progress, max(attempts, key=_worth)) if attempts and counts is Counts.BEST else told


def _after_pass(progress: Progress, run: Run, counts: Counts) -> Progress:
    """Return a passed cell once its newest hand-in was judged: the pass stays, and a fault of ours says nothing."""
    fails = run.result is not None and run.result.verdict not in {Verdict.PASSED, Verdict.ERROR}
    return replace(progress, newest_fails=fails and counts is Counts.LATEST)


def _attempt(submission: Submission, run: Run, progress: Progress) -> Attempt:
    result = run.result
    return Attempt(
        submission_id=submission.id,
        number=submission.number,
        status=run.status,
        points=result.points if result else 0,
        passed_checks=result.passed_checks if result else 0,
        total_checks=len(result.checks) if result else progress.total_checks,
    )


def _told(progress: Progress, attempt: Attempt) -> Progress:
    return replace(
        progress,
        status=attempt.status,
        passed_checks=attempt.passed_checks,
        total_checks=attempt.total_checks,
        submission_id=attempt.submission_id,
    )


def _worth(attempt: Attempt) -> tuple[bool, int, int, int]:
    """Return by what attempts compare: what ended as our fault says nothing of a hand-in; of equals the newest."""
    return attempt.status is not Status.OURS, attempt.points, attempt.passed_checks, attempt.number
