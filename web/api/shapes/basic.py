"""What all shapes of the API have in common, and the small ones that others are made of."""

from datetime import datetime, timedelta
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from grader.domain.people import Role
from grader.domain.verdicts import Status


class Shape(BaseModel):
    """Read from the engine's values by the names of their attributes; each attribute's docstring describes it."""

    model_config = ConfigDict(from_attributes=True, frozen=True, extra="forbid", use_attribute_docstrings=True)


class Given(BaseModel):
    """Read from a request: nothing unknown is taken, as it would be a mistake that nobody notices."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def _digits(value: object) -> object:
    """Return a whole number as the address writes it; `1.0`, ` 1` and `+1` are none."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value


def _whole(value: object) -> object:
    """Return a number as Python counts: to JSON `7.0` is a whole number, too."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


WHOLE = BeforeValidator(_whole)
"""Beside the bounds of a whole number in a request's body, after them, as the description has none from behind it."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
Handle = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=39)]
RepositoryName = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$", max_length=140)]
CommitId = Annotated[str, Field(pattern=r"^[0-9a-f]{40}$")]
RequestKey = Annotated[str, Field(pattern=r"^[A-Za-z0-9._~:+/=\"-]{1,200}$")]
Key = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[A-Za-z0-9-]+$")]
EntryNumber = Annotated[int, Field(strict=True, ge=0, le=9_007_199_254_740_991), BeforeValidator(_digits)]
"""Of an entry in the audit log."""

Limit = Annotated[int, Field(strict=True, ge=1, le=100), BeforeValidator(_digits)]
PageNumber = Annotated[int, Field(strict=True, ge=1, le=100_000), BeforeValidator(_digits)]
WeeksBack = Annotated[int, Field(strict=True, ge=1, le=12), BeforeValidator(_digits)]
Seconds = Annotated[timedelta, PlainSerializer(timedelta.total_seconds, return_type=float)]
OrNull = Annotated[str | None, BeforeValidator(lambda value: value or None)]


class NoQuery(Given):
    """Nothing after the `?`."""


class Paged(Given):
    """Which part of a list."""

    cursor: Key | None = None
    """The `next` of the page before; none for the first page."""

    limit: Limit = 50
    """How many at most, 1 to 100."""


class Text(Shape):
    """A text in the school's two languages."""

    fr: OrNull
    """French, or null where it is missing."""

    en: OrNull
    """English, or null where it is missing."""


class Person(Shape):
    """Somebody of the school."""

    handle: str
    """Part of addresses, never renamed."""

    name: str


class Cohort(Shape):
    """A group of learners."""

    slug: str
    """Part of addresses, never renamed."""

    name: str


class Member(Person):
    """Somebody of the school, with what they come to do."""

    role: Role


class Repository(Shape):
    """A learner's Git repository on our server."""

    cohort: str
    handle: str
    address: str
    """What `git clone` takes."""


class Progress(Shape):
    """Where one learner stands in one exercise: one cell of the board."""

    exercise: str
    status: Status
    """The word that people read; a pass that was acquired stays."""

    passed_checks: int
    total_checks: int
    submissions: int
    """How many times something was handed in."""

    submission_id: str | None
    """The submission that the status comes from."""

    last_at: datetime | None
    """When something was last handed in."""

    passed_at: datetime | None
    """When it was first passed."""

    newest_fails: bool
    """It is passed; but where the latest hand-in counts, that one does not pass."""
