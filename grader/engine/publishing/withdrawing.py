"""Withdraws an exercise, so that it is neither given nor handed in any more; and restores it."""

from collections.abc import Sequence
from datetime import datetime

from grader.domain.errors import NotFound
from grader.domain.exercises.exercise import Exercise
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.submissions.submission import Repository
from grader.engine.people.access import STAFF_ROLES
from grader.engine.ports.database import Database
from grader.engine.ports.git import RefUpdate, Repositories
from grader.engine.ports.sources import Now

NOTHING = "0" * 40


def withdraw(slug: str, *, viewer: Person | None = None, database: Database, now: Now) -> None:
    """Let nobody hand an exercise in any more, nor any cohort get it; hand-ins, passes and versions stay.

    Args:
        viewer: Who asks; None is whoever has the command line.

    Raises:
        NotFound: There is no such exercise, or who asks is nobody of the staff.
    """
    _store(slug, now(), Act.EXERCISE_WITHDRAWN, viewer, database)


def restore(slug: str, *, viewer: Person | None = None, database: Database) -> None:
    """Let it be given and handed in again, in the cohorts that had it, too.

    Raises:
        NotFound: There is no such exercise, or who asks is nobody of the staff.
    """
    _store(slug, None, Act.EXERCISE_RESTORED, viewer, database)


def withdrawn_at(slug: str, *, database: Database) -> datetime | None:
    """Return since when an exercise is withdrawn; None where it is not."""
    with database.read() as tx:
        return tx.catalog.withdrawn().get(slug)


def touched(
    repository: Repository, moved: RefUpdate, *, database: Database, repositories: Repositories
) -> Sequence[Exercise]:
    """Return the withdrawn exercises of a learner's cohort whose folders a push changed.

    Raises:
        RepositoryUnreadable: Git could not read the repository.
    """
    with database.read() as tx:
        withdrawn = [one.exercise for one in tx.cohorts.assignments(repository.cohort) if one.withdrawn]
        exercises = tx.catalog.current_among(withdrawn) if withdrawn else {}
    if not exercises:
        return ()
    old = {} if moved.old == NOTHING else repositories.folders(repository.path, moved.old)
    new = repositories.folders(repository.path, moved.new)
    return [exercise for slug, exercise in exercises.items() if new.get(slug) != old.get(slug)]


def _store(slug: str, at: datetime | None, act: Act, viewer: Person | None, database: Database) -> None:
    """Store it and write it down, unless it is so already."""
    with database.begin() as tx:
        if tx.catalog.current(slug) is None or (viewer is not None and viewer.role not in STAFF_ROLES):
            raise NotFound("exercise", slug=slug)
        if (slug in tx.catalog.withdrawn()) is (at is None):
            tx.catalog.withdraw(slug, at)
            tx.audit.add(act, slug)
