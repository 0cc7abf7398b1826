"""Brings the starters of exercises that are given later to the repositories of learners who are there already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import structlog

from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.errors import NotFound, RepositoryUnreadable
from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.submissions.submission import Repository
from grader.engine.ports.database import Database
from grader.engine.ports.git import Repositories
from grader.engine.ports.queue import Doorbell
from grader.engine.ports.sources import NewId
from grader.engine.submissions.intake import Intake, accept

log = structlog.get_logger()

MESSAGE = "Nouveaux exercices"
TRIES = 5
"""Looks at a repository whose learner pushes at this very moment."""


@dataclass(frozen=True)
class Brought:
    """What became of a cohort's repositories.

    Attributes:
        commits: How many have a new commit of ours on `main`.
        had: How many lacked nothing.
        left: The handles of those that could not be written to.
    """

    commits: int
    had: int
    left: tuple[str, ...]


def bring_starters(
    cohort: str, *, database: Database, repositories: Repositories, doorbell: Doorbell, new_id: NewId
) -> Brought:
    """Put the starters of exercises that are new to a repository on the `main` of each active learner, as a commit.

    No file of theirs is touched, and none that they removed comes back. What they had pushed before is taken in first,
    and the new files are no hand-in.

    Raises:
        NotFound: There is no such cohort.
    """
    with database.read() as tx:
        if tx.cohorts.get(cohort) is None:
            code = "cohort"
            raise NotFound(code, slug=cohort)
        given = tx.catalog.given(cohort)
        active = [one for one in tx.cohorts.enrollments(cohort) if one.status is EnrollmentStatus.ACTIVE]
        found = [tx.repositories.of_enrollment(one.id) for one in active]
    take_in = partial(accept, database=database, repositories=repositories, doorbell=doorbell, new_id=new_id)
    bring = partial(_bring, given=given, database=database, repositories=repositories)
    ended = {repository.handle: brought(repository, take_in, bring) for repository in found if repository is not None}
    outcomes = list(ended.values())
    left = tuple(handle for handle, moved in ended.items() if moved is None)
    return Brought(outcomes.count(True), outcomes.count(False), left)


def starters_of(exercises: Sequence[Exercise]) -> list[SourceFile]:
    """Return the files that learners start from, by their paths in a repository."""
    return [
        SourceFile(f"{exercise.slug}/{file.path}", file.content) for exercise in exercises for file in exercise.starter
    ]


def brought(
    repository: Repository, take_in: Callable[[Repository], Intake], bring: Callable[[str], bool | None]
) -> bool | None:
    """Tell whether a commit was made; None where it could not be, or the learner pushed each time meanwhile."""
    try:
        for _ in range(TRIES):
            take_in(repository)
            made = bring(repository.id)
            if made is not None:
                return made
    except RepositoryUnreadable as fault:
        log.warning("starters_not_brought", repository=repository.id, fault=fault)
    return None


def _bring(
    repository_id: str, *, given: Sequence[Exercise], database: Database, repositories: Repositories
) -> bool | None:
    """Tell whether a commit was made, alone with the learner; None where `main` is not what was last taken in."""
    with database.begin() as tx:
        repository = tx.repositories.get(repository_id)
        before = repositories.main(repository.path) if repository else None
        if repository is None or before is None or before[0] != repository.recorded_commit:
            return None
        known = tx.repositories.trees(repository.id)
        new = [one for one in given if one.slug not in known]
        made = repositories.add(repository.path, before[0], starters_of(new), MESSAGE)
        if made is None or made == before[0]:
            return None if made is None else False
        tx.repositories.record(repository.id, made)
        tx.repositories.remember({repository.id: changed_trees(repository, before[0], made, new, repositories)})
        return True


def changed_trees(
    repository: Repository, before: str, after: str, exercises: Sequence[Exercise], repositories: Repositories
) -> dict[str, str]:
    """Return the trees of the exercises' folders that we changed, which were looked at as they were before."""
    old, new = (repositories.folders(repository.path, commit) for commit in (before, after))
    return {one.slug: new[one.slug] for one in exercises if one.slug in new and new[one.slug] != old.get(one.slug)}
