"""What a push reads back: Git's own answer, then the verdict, check by check, through the side-band."""

from collections.abc import Iterator, Sequence

import structlog

from grader.assembly import Grader
from grader.domain.errors import GraderError
from grader.domain.submissions.submission import Repository
from grader.domain.text import Language
from grader.engine.people.tasks import next_of
from grader.engine.ports.git import Receiving, RefUpdate
from grader.engine.submissions.first_aid import FirstAid, first_aid, may_become_main
from grader.engine.submissions.intake import EMPTY_TREE, Accepted, Intake, accept, taken_in
from grader.wording.submissions import push_lines
from grader.wording.submissions.first_aid_lines import first_aid_lines, gone_lines
from grader.wording.submissions.ref_lines import branch_lines, deleted_lines, refused_lines
from web.git.verdicts import verdict

log = structlog.get_logger()

MAIN = "refs/heads/main"
BRANCHES = "refs/heads/"
NOTHING = "0" * 40


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
    gone = [one for one in taken if one.submission.tree == EMPTY_TREE and one.exercise.slug not in aid.helped]
    told = taken if len(gone) == 1 else [one for one in taken if one not in gone]
    for accepted in told:
        title = accepted.exercise.title.in_(language)
        yield from push_lines.received_lines(accepted.submission, title, _address(accepted, grader), language)
    if told:
        yield push_lines.may_close_line(language)
    if told and gone:
        yield ""
    yield from gone_lines([one.exercise.slug for one in gone], moved.old, language)
    yield from first_aid_lines(aid.advice, _site(grader), language)
    yield from _verdicts(told, repository, language, grader)


def _verdicts(told: Sequence[Accepted], repository: Repository, language: Language, grader: Grader) -> Iterator[str]:
    """Yield what each hand-in came to, below its name where there are several, and the way on once all passed."""
    passed = bool(told)
    for number, accepted in enumerate(told, 1):
        yield ""
        if len(told) > 1:
            title = accepted.exercise.title.in_(language)
            yield from push_lines.heading_lines(title, number, len(told), language)
        passed &= yield from verdict(accepted, _address(accepted, grader), language, grader=grader)
    if passed:
        task = next_of(repository, database=grader.database)
        yield from push_lines.next_lines((task.exercise, task.title) if task else None, _site(grader), language)


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


def _address(accepted: Accepted, grader: Grader) -> str:
    return f"{_site(grader)}/submissions/{accepted.submission.id}"


def _site(grader: Grader) -> str:
    return grader.settings.public_url.rstrip("/")
