"""Versions of exercises as the API shows them."""

from datetime import datetime
from typing import Self

from grader.domain.exercises.changes import PublishedVersion
from web.api.shapes.basic import Shape
from web.api.shapes.exercises import VersionChanges


class Version(Shape):
    """A version of an exercise."""

    suite_digest: str
    published_at: datetime
    """When it was published first."""

    current: bool
    """New hand-ins run against it."""

    changes: VersionChanges | None
    """Against the version before it; null for the first one."""

    @classmethod
    def of(cls, version: PublishedVersion) -> Self:
        """Return a version of an exercise."""
        return cls(
            suite_digest=version.exercise.suite_digest,
            published_at=version.published_at,
            current=version.current,
            changes=VersionChanges.model_validate(version.changes) if version.changes else None,
        )


class Versions(Shape):
    """The versions of an exercise, newest first."""

    items: list[Version]
    withdrawn_at: datetime | None
    """Since when it can be neither given nor handed in; null while it can."""

    repository: str
    """Where Git clones all exercises from, and publishes them by a push to `main`."""
