"""The way of one run through a worker: take, read, sandbox, score, and finish in one guarded commit."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

import structlog

from grader.domain.errors import PlatformError, SandboxUnavailable
from grader.domain.exercises.exercise import Exercise
from grader.domain.exercises.history import History
from grader.domain.exercises.runners import Runners, runner_of
from grader.domain.grading.reuse import may_answer, may_ask
from grader.domain.grading.run import Claim, Result, Run
from grader.domain.grading.scoring import platform_fault
from grader.domain.operation.tally import of_run
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Blame
from grader.engine.cohorts.standing import stands_after
from grader.engine.competencies.noting import note_evidence
from grader.engine.grading.faults import REPORTED, count_fault, note_fault
from grader.engine.grading.lease import Lease
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.git import Repositories
from grader.engine.ports.grading import Announcer, Event, Sandbox
from grader.engine.ports.sources import NewSecret, Now
from grader.engine.receipts.confirming import confirm
from grader.engine.regrades.noting import note_finished
from grader.engine.stumbles.recording import record_try
from grader.engine.submissions.examining import Examined, examine
from grader.engine.submissions.folders import folder_of
from grader.engine.submissions.intake import again_after_conflict
from grader.engine.tries import bring_forward

log = structlog.get_logger()

MAX_ATTEMPTS = 3


@dataclass(frozen=True)
class TakenRun:
    """A run that is ours to grade, and the version of the exercise that it is graded against.

    Attributes:
        more_time: What its learner has beside the time of the others, in percent.
    """

    claim: Claim
    found: Exercise | None
    more_time: int = 0

    @property
    def exercise(self) -> Exercise:
        """Return the version; LookupError where it is gone, which no step does."""
        if self.found is None:
            message = f"no exercise version {self.claim.run.suite_digest} for run {self.claim.run.id}"
            raise LookupError(message)
        return self.found


def take(
    *, database: Database, now: Now, new_secret: NewSecret, lease: timedelta, host: str | None = None
) -> TakenRun | None:
    """Take the run that should go next, which no bell decides; None when none waits.

    Args:
        host: Whose worker this is.
    """

    def step(tx: Transaction) -> TakenRun | None:
        claim = tx.runs.claim(token=new_secret(), lease=lease, at=now(), host=host)
        return None if claim is None else begun(tx, claim)

    taken = again_after_conflict(step, database=database)
    if taken is None:
        log.info("nothing_waits")
    else:
        run = taken.claim.run
        log.info("run_claimed", run=run.id, submission=run.submission_id, attempt=run.attempt)
    return taken


def begun(tx: Transaction, claim: Claim) -> TakenRun:
    """Show on the board that a run was taken, in the transaction that takes it, and return it."""
    show_on_board(tx, claim.submission, claim.run)
    learner = claim.submission.enrollment_id
    more_time = tx.accommodations.of([learner]).get(learner, 0)
    return TakenRun(claim, tx.catalog.version(claim.run.suite_digest), more_time)


def grade(
    taken: TakenRun,
    *,
    database: Database,
    repositories: Repositories,
    sandbox: Sandbox,
    runners: Runners,
    announcer: Announcer,
    now: Now,
    lease: timedelta,
) -> bool:
    """Take a run of ours to its end; False when it is no longer ours to finish.

    Raises:
        PlatformError: Ours to mend; the run is back in the queue, or ended and charged to nobody.
    """
    claim, exercise = taken.claim, taken.exercise
    announcer.announce(claim.run.id, Event("started"))
    held = Lease(claim, database=database, length=lease, stop=sandbox.stop)
    try:
        with held:
            examined = _run(
                taken,
                database=database,
                repositories=repositories,
                sandbox=sandbox,
                runners=runners,
                announcer=announcer,
            )
    except PlatformError as fault:
        if held.is_lost:
            return False
        _give_back(claim, exercise, fault, database=database, announcer=announcer, now=now)
        raise
    return finish(claim, examined, database=database, announcer=announcer, now=now)


def finish(
    claim: Claim,
    examined: Examined,
    *,
    database: Database,
    announcer: Announcer,
    now: Now,
    fault: str = REPORTED,
) -> bool:
    """Store a result and move the board in one commit; False when another worker has the run now.

    Args:
        fault: Which fault of ours it was, where the result says that it was one.
    """
    with database.begin() as tx:
        stored = tx.runs.finish(
            claim.run.id,
            token=claim.token,
            result=examined.result,
            image_digest=examined.image_digest,
            files_digest=examined.files_digest,
            at=now(),
        )
        run = tx.runs.get(claim.run.id) if stored else None
        if run is not None:
            _tell_the_rest(tx, claim.submission, run, fault, now())
    if run is None:
        log.warning("result_came_too_late", run=claim.run.id)
        return False
    _log_finished(run)
    announcer.announce(run.id, Event("finished"))
    return True


def _tell_the_rest(tx: Transaction, submission: Submission, run: Run, fault: str, at: datetime) -> None:
    """Store what a finished run changes beside itself: board, stumbles, evidence, receipt, faults, counts last."""
    show_on_board(tx, submission, run)
    record_try(tx, submission, run)
    bring_forward(tx, submission, run)
    note_finished(tx, run)
    note_evidence(tx, [(submission, run)])
    confirm(tx, [(submission, run)])
    if run.result is not None and run.result.blame is Blame.PLATFORM:
        note_fault(tx, run.id, submission, fault, at, ended=True)
    tx.tallies.add(of_run(run))


def _log_finished(run: Run) -> None:
    result, finished_at = run.result, run.finished_at
    if result is not None and finished_at is not None:
        log.info(
            "run_finished",
            run=run.id,
            submission=run.submission_id,
            queue=run.queue,
            verdict=result.verdict,
            blame=result.blame,
            reason=result.reason,
            cached=result.cached,
            seconds=round((finished_at - run.queued_at).total_seconds(), 3),
        )


def show_on_board(tx: Transaction, submission: Submission, run: Run) -> None:
    """Move the learner's cell of the board to where this run stands; a regrade's moves nothing."""
    if run.regrade_id is not None:
        return
    cell = tx.board.get(submission.enrollment_id, submission.exercise)
    tx.board.put(stands_after(cell, submission, run, tx))


def _run(
    taken: TakenRun,
    *,
    database: Database,
    repositories: Repositories,
    sandbox: Sandbox,
    runners: Runners,
    announcer: Announcer,
) -> Examined:
    claim, exercise, path = taken.claim, _lengthened(taken, runners), taken.claim.repository.path
    return examine(
        exercise,
        repositories.entries(path, claim.submission.tree, exercise.hand_in),
        lambda entries: repositories.read(path, entries),
        sandbox=sandbox,
        runners=runners,
        owner=claim.submission.enrollment_id,
        # Who watches has the picture with the stored run: it is a hundred times as large as all else that is said.
        on_check=lambda check: announcer.announce(claim.run.id, Event("check", check=replace(check, screenshot=None))),
        answered=partial(_answered, claim, exercise, database),
        history=lambda: _history(path, claim.submission.commit, exercise.slug, repositories),
    )


def _history(path: str, commit: str, slug: str, repositories: Repositories) -> History:
    return repositories.history(path, commit, folder_of(path, commit, slug, repositories))


def _lengthened(taken: TakenRun, runners: Runners) -> Exercise:
    """Return the version with the limits of its learner, and its name as before: no stored verdict hangs on time."""
    exercise = taken.exercise
    if not taken.more_time:
        return exercise
    most = runner_of(exercise, runners).ceilings
    return replace(exercise, limits=exercise.limits.with_more_time(taken.more_time, most))


def _answered(
    claim: Claim, exercise: Exercise, database: Database, files_digest: str, image_digest: str
) -> Result | None:
    """Return the learner's own stored result for identical files; another learner's is never looked at."""
    if not may_ask(exercise, claim.run.queue):
        return None
    with database.read() as tx:
        result = tx.runs.answered(
            claim.repository.id,
            suite_digest=exercise.suite_digest,
            image_digest=image_digest,
            files_digest=files_digest,
        )
    return result if result is not None and may_answer(result) else None


def _give_back(
    claim: Claim, exercise: Exercise, fault: PlatformError, *, database: Database, announcer: Announcer, now: Now
) -> None:
    """Put the run back; after our last attempt, end it as our fault. Waiting for a sandbox costs no attempt."""
    waits, word = isinstance(fault, SandboxUnavailable), type(fault).__name__
    if not waits and claim.run.attempt >= MAX_ATTEMPTS:
        finish(claim, Examined(platform_fault(exercise)), database=database, announcer=announcer, now=now, fault=word)
        return
    with database.begin() as tx:
        released = tx.runs.release(claim.run.id, token=claim.token, charge=not waits)
        run = tx.runs.get(claim.run.id)
        if run is not None:
            show_on_board(tx, claim.submission, run)
        if released and waits:
            count_fault(tx, word, now())
        elif released:
            note_fault(tx, claim.run.id, claim.submission, word, now(), ended=False)
    if waits:
        announcer.announce(claim.run.id, Event("waiting"))
