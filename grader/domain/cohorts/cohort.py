"""A cohort and the learners in it."""

from dataclasses import InitVar, dataclass
from datetime import date, datetime
from enum import StrEnum

from grader.domain.naming import check_slug
from grader.domain.people import Person


class EnrollmentStatus(StrEnum):
    """Where a learner stands in a cohort; only `active` ones are counted and alerted on."""

    ACTIVE = "active"
    PAUSED = "paused"
    LEFT = "left"
    COMPLETED = "completed"
    HIRED = "hired"

    @property
    def hands_in(self) -> bool:
        """Tell whether work is taken: from whoever left, completed it or was hired none is, and all of theirs stays."""
        return self in {EnrollmentStatus.ACTIVE, EnrollmentStatus.PAUSED}


class LeavingReason(StrEnum):
    """Why a learner left a cohort, by category alone: `personal` does not say whether it is health, family or else."""

    JOB = "job"
    OTHER_TRAINING = "other_training"
    NOT_SUITED = "not_suited"
    PERSONAL = "personal"
    HOUSING = "housing"
    TRANSPORT = "transport"
    MONEY = "money"
    ENDED_BY_SCHOOL = "ended_by_school"
    OTHER = "other"
    NOT_SAID = "not_said"


@dataclass(frozen=True)
class Cohort:
    """A group of learners; `slug` is part of addresses and never renamed.

    Attributes:
        ends_at: From when its learners' code and ways in are kept for a while only; None while that is open.
        erasure_stopped_at: Since when nothing of it may be erased, however long it is over; None lets it go.
        stored: It is read back: cohorts from before there was a rule for slugs are still read.
    """

    slug: str
    name: str
    ends_at: datetime | None = None
    erasure_stopped_at: datetime | None = None
    stored: InitVar[bool] = False

    def __post_init__(self, stored: bool) -> None:
        if not stored:
            check_slug(self.slug)


@dataclass(frozen=True)
class Enrollment:
    """A learner in a cohort.

    Attributes:
        since: The day from which the status holds; None while it is the one they came with.
        group: A word of the staff's for a part of the cohort; empty without one.
        external_id: What the school's own lists call them, by which a second import knows them again.
        leaving_reason: Of whoever has left; of everybody else it is not said.
    """

    id: str
    cohort: str
    person: Person
    status: EnrollmentStatus
    since: date | None = None
    group: str = ""
    external_id: str | None = None
    leaving_reason: LeavingReason = LeavingReason.NOT_SAID
