"""What a push reads back: Git's own answer, then the verdict, check by check, through the side-band."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from threading import BoundedSemaphore

import structlog
from structlog.contextvars import bound_contextvars

from grader.assembly import Grader
from grader.domain.errors import GraderError
from grader.domain.exercises.runners import Runner, runner_of
from grader.domain.grading.run import Run
from grader.domain.submissions.submission import Repository
from grader.domain.text import Language
from grader.engine.grading.following import Finished, StillRunning, StillWaiting, TooLong
from grader.engine.grading.telling import CheckTold, tell
from grader.engine.ports.git import Receiving, RefUpdate
from grader.engine.submissions.first_aid import FirstAid, first_aid, may_become_main
from grader.engine.submissions.intake import Accepted, Intake, accept, taken_in
from grader.wording.grading.verdict_lines import check_lines, is_passed, verdict_lines
from grader.wording.submissions import push_lines
from grader.wording.submissions.first_aid_lines import first_aid_lines
from grader.wording.submissions.ref_lines import branch_lines, deleted_lines, refused_lines

log = structlog.get_logger()

MAIN = "refs/heads/main"
BRANCHES = "refs/heads/"
NOTHING = "0" * 40

MOST_FOLLOWED = 48
"""Pushes that one web process follows at once; the other of its threads (`web.serving.THREADS`) are for pages."""

SEATS = BoundedSemaphore(MOST_FOLLOWED)


def answer_push(push: Receiving, repository: Repository, language: Language, *, grader: Grader) -> Iterator[bytes]:
    """Yield the whole answer to a push.

    What was pushed is taken in as soon as Git is done, even if the client has gone away by then.
    """
    intake: Intake | None = None
    try:
        yield from push.answer()
    finally:
        intake = catch_up(repository, grader=grader)
    for line in _lines(push, repository, intake, language, grader):
        yield push.say(line + "\n")
    yield push.end()


def catch_up(repository: Repository, *, grader: Grader) -> Intake | None:
    """Take in what `main` holds; None when our side stumbles, which loses nothing: the sweep does it again."""
    try:
        return accept(
            repository,
            database=grader.database,
            repositories=grader.repositories,
            doorbell=grader.doorbell,
            new_id=grader.new_id,
        )
    except GraderError:
        log.exception("intake_not_done", repository=repository.id)
        return None


def _lines(
    push: Receiving, repository: Repository, intake: Intake | None, language: Language, grader: Grader
) -> Iterator[str]:
    refusals = push.refusals()
    if "disk_full" in refusals.values():
        log.error("push_found_no_room", repository=repository.id)
    moved = {update.ref: update for update in push.updates if update.ref not in refusals}
    main = moved.pop(MAIN, None)
    yield from refused_lines(refusals, language, main_moved=main is not None)
    yield from _branches(list(moved.values()), repository, language, grader, main_moved=main is not None)
    if main is not None:
        yield from _of_main(main, repository, intake, language, grader)


def _branches(
    moved: Sequence[RefUpdate], repository: Repository, language: Language, grader: Grader, *, main_moved: bool
) -> Iterator[str]:
    """Yield what became of branches other than `main`."""
    names = {update.ref.removeprefix(BRANCHES): update for update in moved}
    deleted = [name for name, update in names.items() if update.new == NOTHING]
    received = [name for name in names if name not in deleted]
    if deleted:
        yield from deleted_lines(deleted, language)
    if received:
        newest = names[received[0]].new
        joined = main_moved or may_become_main(repository, newest, repositories=grader.repositories)
        yield from branch_lines(received, language, main_moved=main_moved, joined=joined)


def _of_main(
    moved: RefUpdate, repository: Repository, intake: Intake | None, language: Language, grader: Grader
) -> Iterator[str]:
    """Yield what `main` handed in, and what it came to."""
    if intake is None:
        yield from push_lines.kept_lines(language)
        return
    taken = intake.accepted or taken_in(repository, intake.commit or "", database=grader.database)
    aid = _first_aid(moved, repository, taken, grader)
    if not taken:
        yield from push_lines.nothing_new_lines(aid.folders, language, known_why=bool(aid.advice))
        yield from first_aid_lines(aid.advice, _site(grader), language)
        return
    for accepted in taken:
        yield from push_lines.received_lines(accepted.submission, accepted.exercise.title.in_(language), language)
    yield push_lines.may_close_line(language)
    yield from first_aid_lines(aid.advice, _site(grader), language)
    for accepted in taken:
        with bound_contextvars(run=accepted.run.id, submission=accepted.submission.id), _seat() as seated:
            yield from _followed(accepted, language, grader) if seated else _told_later(accepted, language, grader)


def _first_aid(moved: RefUpdate, repository: Repository, taken: Sequence[Accepted], grader: Grader) -> FirstAid:
    """Return what to tell beside the verdicts; nothing when our side stumbles, as no hand-in depends on it."""
    try:
        return first_aid(
            repository,
            moved,
            handed_in=[one.exercise.slug for one in taken],
            database=grader.database,
            repositories=grader.repositories,
        )
    except GraderError:
        log.exception("first_aid_not_told", repository=repository.id)
        return FirstAid((), ())


@contextmanager
def _seat() -> Iterator[bool]:
    """Hold one of the threads that may follow pushes; False when pages need those that are left."""
    seated = SEATS.acquire(blocking=False)
    try:
        yield seated
    finally:
        if seated:
            SEATS.release()


def _told_later(accepted: Accepted, language: Language, grader: Grader) -> Iterator[str]:
    """Yield where one hand-in's result will be, without waiting for it."""
    yield ""
    yield from push_lines.still_running_lines(_address(accepted, grader), language)
    log.info("push_not_followed_to_its_end")


def _address(accepted: Accepted, grader: Grader) -> str:
    return f"{_site(grader)}/submissions/{accepted.submission.id}"


def _site(grader: Grader) -> str:
    return grader.settings.public_url.rstrip("/")


def _followed(accepted: Accepted, language: Language, grader: Grader) -> Iterator[str]:
    """Yield one hand-in's checks as they land, then its verdict and where to read on."""
    address, told = _address(accepted, grader), False
    runner = runner_of(accepted.exercise, grader.runners)
    yield ""
    steps = tell(
        accepted.submission,
        accepted.exercise,
        accepted.run.id,
        database=grader.database,
        announcer=grader.announcer,
        limit=timedelta(seconds=grader.settings.follow_seconds),
    )
    for step in steps:
        match step:
            case CheckTold(check, to_mend, hint):
                told = True
                yield from check_lines(accepted.exercise, check, language, runner=runner, explain=to_mend, hint=hint)
            case StillWaiting(outlook):
                yield from push_lines.waiting_lines(outlook, language)
                log.info("push_waits", ours=outlook.ours, ahead=outlook.before)
            case TooLong(outlook):
                yield from push_lines.too_long_lines(outlook, address, language)
                log.info("push_not_followed_to_its_end", ahead=outlook.before)
            case Finished(run):
                yield from [""] if told else []
                yield from _ending(accepted, run, address, language, runner)
                log.info("verdict_told", status=run.status)
            case StillRunning():
                yield from push_lines.still_running_lines(address, language)
                log.info("push_not_followed_to_its_end")


def _ending(accepted: Accepted, run: Run, address: str, language: Language, runner: Runner) -> Iterator[str]:
    result = run.result
    if result is not None:
        yield from verdict_lines(result, language, runner)
        yield from push_lines.ignored_lines(result.ignored, language)
    passed = result is not None and is_passed(result)
    yield from push_lines.where_lines(accepted.submission, address, language, passed=passed)
