"""Versions of exercises as the API shows them."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import Base64Bytes, Field

from grader.domain.exercises.changes import PublishedVersion
from grader.domain.publishing import proposal
from grader.domain.publishing.proposal import ProposalState
from web.api.shapes.basic import Given, Shape
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


class ToPropose(Given):
    """An exercise's folder, packed."""

    archive: Annotated[Base64Bytes, Field(max_length=1_048_576)]
    """A .zip, .tar or .tar.gz with one `exercise.toml` in it, in base64; at most 1 MB."""

    publish: bool = True
    """False: it is proven alone."""


class Proposal(Shape):
    """An exercise that was sent or pushed, and what was found of it so far."""

    id: str
    made_at: datetime
    state: ProposalState
    """Final are `accepted`, `refused`, `moved` (another was published meanwhile) and `unproven` (a fault of ours)."""

    publishes: bool
    """It is published once all of it holds."""

    lines: list[str]
    """What a terminal shows of the gate's findings, in the language of whoever sent it."""

    @classmethod
    def of(cls, found: proposal.Proposal) -> Self:
        """Return a proposal."""
        return cls(
            id=found.id,
            made_at=found.made_at,
            state=found.state,
            publishes=found.publishes,
            lines=list(found.lines),
        )
