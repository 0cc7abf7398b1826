"""Handing in without Git: a learner's files become a commit in their repository, which is taken in like a push."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.people import Person
from grader.domain.submissions.hand_in import EntryKind
from grader.domain.submissions.sent_files import archive_in, asked_for, placed
from grader.domain.submissions.submission import Repository
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.git import Repositories
from grader.engine.ports.queue import Doorbell
from grader.engine.ports.sources import NewId
from grader.engine.ports.submissions import UnpackFiles
from grader.engine.submissions.folders import folder_of
from grader.engine.submissions.intake import accept

MESSAGE = "Fichiers déposés sur le site"
TRIES = 5
"""Looks at a repository whose learner pushes at this very moment."""


@dataclass(frozen=True)
class SentFiles:
    """What came of it.

    Attributes:
        submission_id: The hand-in that has these files.
        created: These files made it; they were no news otherwise.
    """

    submission_id: str
    created: bool


def send_files(
    person: Person,
    slug: str,
    sent: Sequence[SourceFile],
    *,
    unpack: UnpackFiles,
    database: Database,
    repositories: Repositories,
    doorbell: Doorbell,
    new_id: NewId,
) -> SentFiles:
    """Put a learner's files into their exercise's folder on `main`, as a commit of ours, and take it in.

    An archive counts as the files of it that are asked for.

    What they had pushed before is taken in first, and no other file of theirs is touched. Files that are there already
    make no commit: the newest hand-in is that of the same files, if there is one.

    Raises:
        NotFound: `exercise`: there is none, or it was not given to this person.
        NotAllowed: `not_active`, `withdrawn`.
        NotValid: What `archive_in`, `unpack`, `asked_for` and `placed` refuse; `sent_same`, `sent_in_the_way`,
            `sent_busy`.
        RepositoryUnreadable: Git could not do it.
    """
    with database.read() as tx:
        repository, exercise = _asked_for(person, slug, tx)
    files = _taken(exercise, sent, unpack)
    take_in = partial(
        accept, repository, database=database, repositories=repositories, doorbell=doorbell, new_id=new_id
    )
    for _ in range(TRIES):
        take_in()
        made = _put(repository.id, exercise, files, database, repositories)
        if made is not None:
            break
    else:
        raise NotValid("sent_busy")
    take_in()
    with database.read() as tx:
        newest = tx.submissions.of_exercise(repository.enrollment_id, slug, limit=1)
    if not newest:
        raise NotValid("sent_same")
    return SentFiles(newest[0].id, created=made)


def _taken(exercise: Exercise, sent: Sequence[SourceFile], unpack: UnpackFiles) -> tuple[SourceFile, ...]:
    archive = archive_in(exercise, sent)
    return placed(exercise, asked_for(exercise, unpack(archive.content)) if archive else sent)


def _asked_for(person: Person, slug: str, tx: Transaction) -> tuple[Repository, Exercise]:
    """Return where a learner does an exercise in their newest cohort that has it, and its current version."""
    for enrollment in tx.cohorts.enrollments_of_person(person.id):
        repository = tx.repositories.of_enrollment(enrollment.id)
        if repository is None or not tx.plans.given_to(enrollment.id, slug):
            continue
        if not enrollment.status.hands_in:
            raise NotAllowed("not_active", cohort=enrollment.cohort)
        given = tx.catalog.given(enrollment.cohort, [slug])
        if not given:
            raise NotAllowed("withdrawn", slug=slug)
        return repository, given[0]
    raise NotFound("exercise", slug=slug)


def _put(
    repository_id: str, exercise: Exercise, files: Sequence[SourceFile], database: Database, repositories: Repositories
) -> bool | None:
    """Tell whether a commit was made, alone with the learner; None where `main` is not what was last taken in."""
    with database.begin() as tx:
        repository = tx.repositories.get(repository_id)
        before = repositories.main(repository.path) if repository else None
        if repository is None or before is None or before[0] != repository.recorded_commit:
            return None
        folder = folder_of(repository.path, before[0], exercise.slug, repositories)
        there = _there(repository, before[0], folder, files, repositories)
        news = [file for file in files if there.get(file.path) != file.content]
        if not news:
            return False
        new = [SourceFile(f"{folder}/{file.path}", file.content) for file in news]
        over = [f"{folder}/{path}" for path in there]
        made = repositories.add(repository.path, before[0], new, MESSAGE, over=over)
        if made == before[0]:
            raise NotValid("sent_in_the_way", file=new[0].path)
        return None if made is None else True


def _there(
    repository: Repository, commit: str, folder: str, files: Sequence[SourceFile], repositories: Repositories
) -> Mapping[str, bytes | None]:
    """Return what stands at the places of these files; of what is no plain file, nothing but that it is there.

    Raises:
        NotValid: `sent_in_the_way`.
    """
    tree = repositories.trees(repository.path, commit, [folder]).get(folder)
    if tree is None:
        return {}
    wanted = {file.path for file in files}
    entries = {one.path: one for one in repositories.entries(repository.path, tree, sorted(wanted))}
    for path in wanted:
        if any(path.startswith(f"{other}/") or other.startswith(f"{path}/") for other in entries):
            raise NotValid("sent_in_the_way", file=f"{folder}/{path}")
    found = [entries[path] for path in wanted if path in entries]
    sizes = {file.path: len(file.content) for file in files}
    same = [one for one in found if one.kind is EntryKind.FILE and one.size_bytes == sizes[one.path]]
    read = repositories.read(repository.path, same)
    return {one.path: None for one in found} | {file.path: file.content for file in read}
