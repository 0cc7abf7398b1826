"""What a push reads back: Git's own answer, then the verdict, check by check, through the side-band."""

from collections.abc import Iterator, Sequence

import structlog

from grader.assembly import Grader
from grader.domain.errors import GraderError
from grader.domain.submissions.push_options import Manner, manner_of
from grader.domain.submissions.submission import Repository
from grader.engine.ports.git import Receiving, RefUpdate
from grader.engine.publishing.withdrawing import touched
from grader.engine.submissions.first_aid import FirstAid, first_aid, may_become_main
from grader.engine.submissions.intake import EMPTY_TREE, Accepted, Intake, accept, taken_in
from grader.wording.submissions import push_lines
from grader.wording.submissions.answer_lines import Said, advice_in, typable, unknown_option_lines, written
from grader.wording.submissions.first_aid_lines import first_aid_lines, gone_lines
from grader.wording.submissions.ref_lines import branch_lines, deleted_lines, refused_lines
from web.telling.hand_ins import comments, received, site, verdicts

log = structlog.get_logger()

MAIN = "refs/heads/main"
BRANCHES = "refs/heads/"
NOTHING = "0" * 40


def answer_push(push: Receiving, repository: Repository, usual: Manner, *, grader: Grader) -> Iterator[bytes]:
    """Yield the whole answer to a push.

    What was pushed is taken in as soon as Git is done, even if the client has gone away by then.

    Args:
        usual: How to answer where the push asks for nothing else.
    """
    intake: Intake | None = None
    try:
        yield from push.answer()
    finally:
        intake = catch_up(repository, grader=grader)
    manner = manner_of(push.options, usual)
    for said in _answer(push, repository, intake, manner, grader):
        for line in written(said, manner.form):
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


def _answer(
    push: Receiving, repository: Repository, intake: Intake | None, manner: Manner, grader: Grader
) -> Iterator[Said]:
    yield from unknown_option_lines(manner)
    refusals = push.refusals()
    if "disk_full" in refusals.values():
        log.error("push_found_no_room", repository=repository.id)
    moved = {update.ref: update for update in push.updates if update.ref not in refusals}
    main = moved.pop(MAIN, None)
    yield from refused_lines(refusals, manner.language, main_moved=main is not None)
    yield from _branches(list(moved.values()), repository, manner, grader, main_moved=main is not None)
    if main is not None:
        yield from answer_to_main(main, repository, intake, manner, grader)


def _branches(
    moved: Sequence[RefUpdate], repository: Repository, manner: Manner, grader: Grader, *, main_moved: bool
) -> Iterator[str]:
    """Yield what became of branches other than `main`."""
    language = manner.language
    names = {typable(update.ref.removeprefix(BRANCHES), manner.form): update for update in moved}
    deleted = [name for name, update in names.items() if update.new == NOTHING]
    kept = [name for name in names if name not in deleted]
    if deleted:
        yield from deleted_lines(deleted, language)
    if kept:
        newest = names[kept[0]].new
        joined = main_moved or may_become_main(repository, newest, repositories=grader.repositories)
        yield from branch_lines(kept, language, main_moved=main_moved, joined=joined)


def answer_to_main(
    moved: RefUpdate, repository: Repository, intake: Intake | None, manner: Manner, grader: Grader
) -> Iterator[Said]:
    """Yield what `main` handed in, and what it came to.

    Args:
        intake: None where our side stumbled.
    """
    language = manner.language
    if intake is None:
        yield from push_lines.kept_lines(language)
        return
    taken = intake.accepted or taken_in(repository, intake.commit or "", database=grader.database)
    aid = _first_aid(moved, repository, taken, grader)
    advice = advice_in(aid.advice, manner.form)
    withdrawn = list(_withdrawn_lines(moved, repository, manner, grader))
    if not taken:
        nothing_new = push_lines.nothing_new_lines(aid.folders, language, known_why=bool(aid.advice))
        yield from withdrawn or nothing_new
        yield from first_aid_lines(advice, site(grader), language)
        yield from comments(repository, manner, grader)
        return
    gone = [one for one in taken if one.submission.tree == EMPTY_TREE and one.exercise.slug not in aid.helped]
    told = taken if len(gone) == 1 else [one for one in taken if one not in gone]
    yield from received(told, manner, grader)
    if told and gone:
        yield ""
    yield from gone_lines([one.exercise.slug for one in gone], moved.old, language)
    yield from withdrawn
    yield from first_aid_lines(advice, site(grader), language)
    yield from verdicts(told, repository, manner, grader)
    yield from comments(repository, manner, grader)


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


def _withdrawn_lines(moved: RefUpdate, repository: Repository, manner: Manner, grader: Grader) -> Iterator[str]:
    """Yield that work in withdrawn exercises is kept and not run; nothing when our side stumbles."""
    try:
        exercises = touched(repository, moved, database=grader.database, repositories=grader.repositories)
    except GraderError:
        log.exception("withdrawn_not_told", repository=repository.id)
        return
    yield from push_lines.withdrawn_lines([one.title.in_(manner.language) for one in exercises], manner.language)
