"""One hand-in's checks and verdict, told to the pusher's terminal as they land."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import BoundedSemaphore

import structlog
from structlog.contextvars import bound_contextvars

from grader.assembly import Grader
from grader.domain.exercises.runners import runner_of
from grader.domain.grading.run import Result, Run
from grader.domain.submissions.push_options import AnswerForm, Extra, Manner
from grader.domain.text import Language
from grader.engine.grading.changes import change_since_last
from grader.engine.grading.following import Finished, StillRunning, StillWaiting, TooLong
from grader.engine.grading.telling import CheckTold, Told, tell
from grader.engine.pinned_answers.reading import answer_to_run
from grader.engine.receipts.reading import confirmed
from grader.engine.submissions.intake import Accepted
from grader.wording.grading.ascii_values import check_in_ascii
from grader.wording.grading.changes import change_lines
from grader.wording.grading.verdict_lines import answer_lines, check_lines, is_passed, verdict_lines
from grader.wording.receipts import receipt_lines
from grader.wording.submissions import push_lines
from grader.wording.submissions.answer_lines import Said
from grader.wording.submissions.problem_lines import check_problem_lines, problem_lines
from grader.wording.submissions.push_json import left_json
from web.telling.verdict_events import events

log = structlog.get_logger()

MOST_FOLLOWED = 48
"""Pushes that one web process follows at once; the other of its threads (`web.serving.THREADS`) are for pages."""

SEATS = BoundedSemaphore(MOST_FOLLOWED)


def verdict(accepted: Accepted, address: str, manner: Manner, *, grader: Grader) -> Generator[Said, None, bool]:
    """Yield one hand-in's checks as they land, then its verdict and where to read on; return whether it passed."""
    with bound_contextvars(run=accepted.run.id, submission=accepted.submission.id), _seat() as seated:
        if not seated:
            return (yield from _told_later(accepted, address, manner))
        steps = tell(
            accepted.submission,
            accepted.exercise,
            accepted.run.id,
            database=grader.database,
            announcer=grader.announcer,
            limit=timedelta(seconds=grader.settings.follow_seconds),
        )
        if manner.form is AnswerForm.JSON:
            return (yield from events(steps, accepted, address, grader=grader))
        return (yield from _followed(steps, accepted, address, manner, grader))


@contextmanager
def _seat() -> Iterator[bool]:
    """Hold one of the threads that may follow pushes; False when pages need those that are left."""
    seated = SEATS.acquire(blocking=False)
    try:
        yield seated
    finally:
        if seated:
            SEATS.release()


def _told_later(accepted: Accepted, address: str, manner: Manner) -> Generator[Said, None, bool]:
    """Yield where one hand-in's result will be, without waiting for it."""
    if manner.form is AnswerForm.JSON:
        yield left_json(accepted.submission, address)
    else:
        yield from push_lines.still_running_lines(address, manner.language)
    log.info("push_not_followed_to_its_end")
    return False


def _followed(
    steps: Iterator[Told], accepted: Accepted, address: str, manner: Manner, grader: Grader
) -> Generator[str, None, bool]:
    told = passed = False
    language, runner = manner.language, runner_of(accepted.exercise, grader.runners)
    for step in steps:
        match step:
            case CheckTold(check, to_mend, hint, answer):
                told = True
                check = check_in_ascii(check) if manner.form is AnswerForm.ASCII else check
                yield from check_lines(
                    accepted.exercise, check, language, runner=runner, explain=to_mend, hint=hint, answer=answer
                )
                if to_mend and Extra.PROBLEMS in manner.extras:
                    yield from check_problem_lines(accepted.exercise, check, language, runner)
            case StillWaiting(outlook):
                yield from push_lines.waiting_lines(outlook, language)
                log.info("push_waits", ours=outlook.ours, ahead=outlook.before)
            case TooLong(outlook):
                yield from push_lines.too_long_lines(outlook, address, language)
                log.info("push_not_followed_to_its_end", ahead=outlook.before)
            case Finished(run):
                yield from [""] if told else []
                passed = yield from _ending(accepted, run, address, manner, grader)
                log.info("verdict_told", status=run.status)
            case StillRunning():
                yield from push_lines.still_running_lines(address, language)
                log.info("push_not_followed_to_its_end")
    return passed


def _ending(accepted: Accepted, run: Run, address: str, manner: Manner, grader: Grader) -> Generator[str, None, bool]:
    result, language = run.result, manner.language
    if result is not None:
        runner = runner_of(accepted.exercise, grader.runners)
        yield from verdict_lines(result, language, runner)
        if Extra.PROBLEMS in manner.extras:
            yield from problem_lines(accepted.exercise, result.message, language, runner)
        yield from _answered(accepted, result, language, grader)
        yield from _changed(accepted, result, language, grader)
        yield from push_lines.ignored_lines(result.ignored, language)
    passed = result is not None and is_passed(result)
    yield from push_lines.where_lines(
        accepted.submission, address, language, passed=passed, bounded=accepted.exercise.tries is not None
    )
    if Extra.RECEIPT in manner.extras:
        yield from receipt_lines(confirmed(accepted.submission.id, run.id, database=grader.database), language)
    return passed


def _answered(accepted: Accepted, result: Result, language: Language, grader: Grader) -> Iterator[str]:
    """Yield what a trainer answers to what stopped the whole run; of a check it was said below that check."""
    if result.first_to_mend is not None:
        return
    with grader.database.read() as tx:
        place = tx.cohorts.enrollment(accepted.submission.enrollment_id)
        answer = answer_to_run(place.cohort, accepted.exercise, result, tx) if place else None
    yield from answer_lines(answer, language)


def _changed(accepted: Accepted, result: Result, language: Language, grader: Grader) -> Iterator[str]:
    with grader.database.read() as tx:
        change = change_since_last(accepted.submission, result, tx)
    if change is not None:
        yield from change_lines(change, accepted.exercise, language)
