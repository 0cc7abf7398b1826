"""Brings starters that have changed to the repositories that have them, in the place of files that nobody touched."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import structlog

from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.submissions.hand_in import EntryKind
from grader.domain.submissions.submission import Repository
from grader.engine.cohorts.starters import brought, changed_trees, starters_of
from grader.engine.ports.database import Database
from grader.engine.ports.git import Repositories
from grader.engine.ports.queue import Doorbell
from grader.engine.ports.sources import NewId
from grader.engine.submissions.intake import accept

log = structlog.get_logger()

MESSAGE = "Point de départ mis à jour"
MOST_BYTES = 1_048_576
"""Of a file that a starter may have: what is larger is a learner's."""

Given = Mapping[str, frozenset[str]]
"""Digests of all that learners ever started from, by path."""


def bring_changed_starters(*, database: Database, repositories: Repositories, doorbell: Doorbell, new_id: NewId) -> int:
    """Put each changed starter on the `main` of all who do that exercise, as a commit; return how many it made.

    A file that a learner changed, or removed, stays as they left it, and one that the new starter lacks stays, too.
    What they had pushed before is taken in first, and the commit is no hand-in. It can be broken off, and begun again.
    """
    with database.read() as tx:
        due = tx.catalog.starters_due()
        current = tx.catalog.current_among(list(due))
    commits = 0
    for slug, exercise in current.items():
        commits += _bring_all(exercise, database, repositories, doorbell, new_id)
        with database.begin() as tx:
            tx.catalog.starter_brought(slug, due[slug])
    return commits


def _bring_all(
    exercise: Exercise, database: Database, repositories: Repositories, doorbell: Doorbell, new_id: NewId
) -> int:
    with database.read() as tx:
        found, given = tx.repositories.with_exercise(exercise.slug), tx.catalog.given_files(exercise.slug)
    take_in = partial(accept, database=database, repositories=repositories, doorbell=doorbell, new_id=new_id)
    bring = partial(_bring, exercise=exercise, given=given, database=database, repositories=repositories)
    commits = [brought(repository, take_in, bring) for repository in found].count(True)
    log.info("starter_brought", exercise=exercise.slug, commits=commits)
    return commits


def _bring(
    repository_id: str, *, exercise: Exercise, given: Given, database: Database, repositories: Repositories
) -> bool | None:
    """Tell whether a commit was made, alone with the learner; None where `main` is not what was last taken in."""
    with database.begin() as tx:
        repository = tx.repositories.get(repository_id)
        before = repositories.main(repository.path) if repository else None
        if repository is None or before is None or before[0] != repository.recorded_commit:
            return None
        tree = repositories.folders(repository.path, before[0]).get(exercise.slug)
        if tree is None or tx.repositories.trees(repository.id).get(exercise.slug) != tree:
            return False  # never brought there, or gone, or something in it waits to be a hand-in
        there = _files_there(repository, tree, exercise, repositories)
        over = list(_untouched(exercise, there, given))
        new = list(_new(exercise, there, given))
        files = [file for file in starters_of([exercise]) if file.path in {*over, *new}]
        made = repositories.add(repository.path, before[0], files, MESSAGE, over=over) if files else before[0]
        if made is None or made == before[0]:
            return None if made is None else False
        tx.repositories.record(repository.id, made)
        trees = changed_trees(repository, before[0], made, [exercise], repositories)
        tx.repositories.remember({repository.id: trees})
        return True


def _files_there(
    repository: Repository, tree: str, exercise: Exercise, repositories: Repositories
) -> Mapping[str, str]:
    """Return the digests of those files of a folder that the starter has, too; of what is no plain file, none."""
    wanted = [file.path for file in exercise.starter]
    found = {one.path: one for one in repositories.entries(repository.path, tree, wanted) if one.path in wanted}
    plain = [one for one in found.values() if one.kind is EntryKind.FILE and one.size_bytes <= MOST_BYTES]
    read: Sequence[SourceFile] = repositories.read(repository.path, plain)
    return dict.fromkeys(found, "") | {file.path: file.digest for file in read}


def _untouched(exercise: Exercise, there: Mapping[str, str], given: Given) -> Iterator[str]:
    """Yield the paths of files that are as some starter had them, and not as this one has."""
    for file in exercise.starter:
        digest = there.get(file.path)
        if digest in given.get(file.path, frozenset()) and digest != file.digest:
            yield f"{exercise.slug}/{file.path}"


def _new(exercise: Exercise, there: Mapping[str, str], given: Given) -> Iterator[str]:
    """Yield the paths of files that no starter had before this one."""
    for file in exercise.starter:
        if file.path not in there and given.get(file.path, frozenset()) <= {file.digest}:
            yield f"{exercise.slug}/{file.path}"
