"""What a new version of an exercise changes for those who do it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from grader.domain.exercises.exercise import Check, Exercise


@dataclass(frozen=True)
class VersionChanges:
    """How a version differs from the one before it, in what decides a verdict.

    Attributes:
        added: Checks that only this version has.
        removed: Checks that only the one before has.
        weighed: Checks of both that are worth another number of points, or wait for other checks.
        tests: Files of the suite were added, removed or changed.
        files: Other files are handed in.
        limits: Time, memory or output have other limits.
    """

    added: tuple[Check, ...] = ()
    removed: tuple[Check, ...] = ()
    weighed: tuple[Check, ...] = ()
    tests: bool = False
    files: bool = False
    limits: bool = False


@dataclass(frozen=True)
class PublishedVersion:
    """A version of an exercise, as it is listed.

    Attributes:
        published_at: When it was published first.
        current: New hand-ins run against it.
        changes: Against the version that was published before it; None for the first one.
    """

    exercise: Exercise
    published_at: datetime
    current: bool
    changes: VersionChanges | None = None


def changes_between(before: Exercise, after: Exercise) -> VersionChanges:
    """Return how a version differs from the one before it."""
    old, new = ({check.id: check for check in exercise.checks} for exercise in (before, after))
    return VersionChanges(
        added=tuple(check for check in after.checks if check.id not in old),
        removed=tuple(check for check in before.checks if check.id not in new),
        weighed=tuple(check for check in after.checks if check.id in old and _weight(check) != _weight(old[check.id])),
        tests=set(before.tests) != set(after.tests),
        files=before.hand_in != after.hand_in,
        limits=before.limits != after.limits,
    )


def with_changes(listed: Iterable[tuple[Exercise, datetime]], current: str) -> tuple[PublishedVersion, ...]:
    """Return versions with what each changed, newest first.

    Args:
        listed: Each with when it was published first, newest first.
        current: The digest of the one that is current.
    """
    versions = list(listed)
    return tuple(
        PublishedVersion(
            exercise,
            at,
            exercise.suite_digest == current,
            changes_between(former[0], exercise) if former else None,
        )
        for (exercise, at), former in zip(versions, [*versions[1:], None], strict=True)
    )


def _weight(check: Check) -> tuple[int, tuple[str, ...]]:
    return check.points, check.needs
