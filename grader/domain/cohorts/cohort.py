"""A cohort and the learners in it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from grader.domain.people import Person


class EnrollmentStatus(StrEnum):
    """Where a learner stands in a cohort; only `active` ones are counted and alerted on."""

    ACTIVE = "active"
    PAUSED = "paused"
    LEFT = "left"
    COMPLETED = "completed"
    HIRED = "hired"


@dataclass(frozen=True)
class Cohort:
    """A group of learners; `slug` is part of addresses and never renamed.

    Attributes:
        ends_at: From when its learners' code and ways in are kept for a while only; None while that is open.
    """

    slug: str
    name: str
    ends_at: datetime | None = None


@dataclass(frozen=True)
class Enrollment:
    """A learner in a cohort."""

    id: str
    cohort: str
    person: Person
    status: EnrollmentStatus
