"""The versions of an exercise: which there are, what each changed, and the way back to an earlier one."""

from collections.abc import Sequence

from grader.domain.errors import NotFound, NotValid
from grader.domain.exercises.changes import PublishedVersion, with_changes
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.engine.people.access import STAFF_ROLES
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now

MOST = 50
"""Versions that are listed, and that can come back."""


def versions(slug: str, *, viewer: Person | None = None, database: Database) -> tuple[PublishedVersion, ...]:
    """Return the versions of an exercise, newest first, at most 50.

    Args:
        viewer: Who asks; None is whoever has the command line.

    Raises:
        NotFound: There is no such exercise, or who asks is nobody of the staff.
    """
    with database.read() as tx:
        return _versions(slug, viewer, tx)


def roll_back(
    slug: str, wanted: str | None, *, viewer: Person | None = None, database: Database, now: Now
) -> PublishedVersion:
    """Make an earlier version the one that new hand-ins run against, and return it as it was; every pass stays one.

    Args:
        wanted: The first characters of its digest; None: the one that was published before the current one.
        viewer: Who asks; None is whoever has the command line.

    Raises:
        NotFound: There is no such exercise, or no such version, or who asks is nobody of the staff.
        NotValid: There is none before the current one.
    """
    with database.begin() as tx:
        found = _versions(slug, viewer, tx)
        chosen = _before_current(slug, found) if wanted is None else _named(slug, wanted, found)
        if not chosen.current:
            tx.catalog.publish(chosen.exercise, now())
            tx.audit.add(Act.EXERCISE_ROLLED_BACK, slug)
    return chosen


def _versions(slug: str, viewer: Person | None, tx: Transaction) -> tuple[PublishedVersion, ...]:
    current = tx.catalog.current(slug)
    if current is None or (viewer is not None and viewer.role not in STAFF_ROLES):
        raise NotFound("exercise", slug=slug)
    # One more, which the last that is listed is compared with.
    listed = tx.catalog.versions(slug, MOST + 1)
    return with_changes(listed, current.suite_digest)[:MOST]


def _before_current(slug: str, found: Sequence[PublishedVersion]) -> PublishedVersion:
    position = next(number for number, version in enumerate(found) if version.current)
    if position + 1 == len(found):
        raise NotValid("first_version", slug=slug)
    return found[position + 1]


def _named(slug: str, wanted: str, found: Sequence[PublishedVersion]) -> PublishedVersion:
    named = [version for version in found if wanted and version.exercise.suite_digest.startswith(wanted.lower())]
    if len(named) != 1:
        raise NotFound("version", slug=slug, version=wanted)
    return named[0]
