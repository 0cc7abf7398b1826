"""`grader watch`: follows a hand-in to its end in a terminal, whatever is restarted meanwhile."""

import sys
import time
from collections.abc import Iterator
from datetime import timedelta

import click

from grader.assembly import Grader, assemble
from grader.domain.errors import NotFound
from grader.domain.exercises.exercise import Exercise
from grader.domain.exercises.runners import Runner, runner_of
from grader.domain.grading.run import Run
from grader.domain.submissions.submission import Submission
from grader.domain.text import Language
from grader.domain.verdicts import Status
from grader.engine.grading.changes import change_since_last
from grader.engine.grading.following import Finished, StillRunning, StillWaiting, TooLong
from grader.engine.grading.telling import CheckTold, Told, tell
from grader.engine.tries import tries_left
from grader.settings import Settings
from grader.wording.grading.changes import change_lines
from grader.wording.grading.statuses import status_help
from grader.wording.grading.verdict_lines import check_lines, is_passed, verdict_lines
from grader.wording.submissions.push_lines import tries_lines, waiting_lines

AT_A_TIME = timedelta(hours=1)
LOOK_AGAIN = timedelta(seconds=2)
"""Where our side is away, or a run waits for longer than we follow at a time."""


@click.command()
@click.argument("submission_id")
def watch(submission_id: str) -> None:
    """Follow a hand-in of this installation, check by check, to its verdict.

    Ends with 0 passed, 1 not passed, 2 no such hand-in.
    """
    grader = assemble(Settings())
    submission, run, exercise = _found(submission_id, grader)
    language = grader.settings.language
    runner = runner_of(exercise, grader.runners)
    ended: Run | None = None
    for line in _tries_lines(submission, run, exercise, grader):
        click.echo(line)
    for step in _to_the_end(submission, run, exercise, grader):
        for line in _lines(step, exercise, language, runner):
            click.echo(line)
        ended = step.run if isinstance(step, Finished) else ended
    result = ended.result if ended else None
    if result is None:
        sys.exit(1)
    with grader.database.read() as tx:
        change = change_since_last(submission, result, tx)
    for line in change_lines(change, exercise, language) if change else ():
        click.echo(line)
    sys.exit(0 if is_passed(result) else 1)


def _found(submission_id: str, grader: Grader) -> tuple[Submission, Run, Exercise]:
    with grader.database.read() as tx:
        submission = tx.submissions.get(submission_id)
        run = tx.runs.latest_of([submission_id]).get(submission_id)
        exercise = tx.catalog.version(run.suite_digest) if run else None
    if submission is None or run is None or exercise is None:
        raise NotFound("submission", id=submission_id)
    return submission, run, exercise


def _tries_lines(submission: Submission, run: Run, exercise: Exercise, grader: Grader) -> Iterator[str]:
    """Yield when a hand-in is checked that is held as its exercise bounds tries; then it is followed all the same."""
    if not run.is_held:
        return
    with grader.database.read() as tx:
        tries = tries_left(exercise, submission.enrollment_id, grader.now(), tx)
    if tries is not None:
        yield from tries_lines(tries, grader.now(), grader.settings.zone, grader.settings.language)


def _to_the_end(submission: Submission, run: Run, exercise: Exercise, grader: Grader) -> Iterator[Told]:
    """Yield what there is to tell, each thing once; where our side is away, look again until it is back."""
    told: set[str] = set()
    while True:
        for step in tell(
            submission, exercise, run.id, database=grader.database, announcer=grader.announcer, limit=AT_A_TIME
        ):
            name = step.check.id if isinstance(step, CheckTold) else repr(step)
            if name not in told:
                told.add(name)
                yield step
            if isinstance(step, Finished):
                return
        time.sleep(LOOK_AGAIN.total_seconds())


def _lines(step: Told, exercise: Exercise, language: Language, runner: Runner) -> Iterator[str]:
    match step:
        case CheckTold(check, to_mend, hint, answer):
            yield from check_lines(exercise, check, language, runner=runner, explain=to_mend, hint=hint, answer=answer)
        case StillWaiting(outlook) | TooLong(outlook):
            yield from waiting_lines(outlook, language)
        case Finished(run) if run.result is not None:
            yield ""
            yield from verdict_lines(run.result, language, runner)
        case Finished(run) if run.status is Status.REPLACED:
            yield status_help(run.status, language).meaning
        case Finished() | StillRunning():
            pass
