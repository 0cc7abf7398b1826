"""What became of a learner, as it was known at a moment after their end; *outcome* is a check's word."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from grader.domain.errors import NotValid

FIRST_DAY = date(2000, 1, 1)
SIX_WEEKS = timedelta(weeks=6)


class PlacementKind(StrEnum):
    """What somebody does; `no_answer` where they were asked and nobody knows."""

    PERMANENT = "permanent"
    FIXED_TERM_LONG = "fixed_term_long"
    FIXED_TERM_SHORT = "fixed_term_short"
    TEMPORARY = "temporary"
    PROFESSIONAL_TRAINING = "professional_training"
    APPRENTICESHIP = "apprenticeship"
    OWN_COMPANY = "own_company"
    FURTHER_TRAINING = "further_training"
    INTERNSHIP = "internship"
    LOOKING = "looking"
    OTHER = "other"
    NO_ANSWER = "no_answer"

    @property
    def is_answer(self) -> bool:
        """Tell whether something is known."""
        return self is not PlacementKind.NO_ANSWER


POSITIVE = (
    PlacementKind.PERMANENT,
    PlacementKind.FIXED_TERM_LONG,
    PlacementKind.FIXED_TERM_SHORT,
    PlacementKind.TEMPORARY,
    PlacementKind.PROFESSIONAL_TRAINING,
    PlacementKind.APPRENTICESHIP,
    PlacementKind.OWN_COMPANY,
    PlacementKind.FURTHER_TRAINING,
)
"""What the Grande École du Numérique counts as «sorties positives»: work, a company, more training."""
NOT_POSITIVE = (PlacementKind.INTERNSHIP, PlacementKind.LOOKING, PlacementKind.OTHER)


class PlacementMoment(StrEnum):
    """How long after their end somebody is asked."""

    AT_END = "at_end"
    SIX_WEEKS = "six_weeks"
    THREE_MONTHS = "three_months"
    SIX_MONTHS = "six_months"
    TWELVE_MONTHS = "twelve_months"

    def day(self, end: date) -> date:
        """Return the day on which whoever ended then is asked."""
        if self is PlacementMoment.SIX_WEEKS:
            return end + SIX_WEEKS
        return _months_later(end, MONTHS[self])


MONTHS = {
    PlacementMoment.AT_END: 0,
    PlacementMoment.THREE_MONTHS: 3,
    PlacementMoment.SIX_MONTHS: 6,
    PlacementMoment.TWELVE_MONTHS: 12,
}


class PlacementSource(StrEnum):
    """Who said it."""

    LEARNER = "learner"
    STAFF = "staff"
    EMPLOYER = "employer"


@dataclass(frozen=True)
class Placement:
    """What became of a learner by a moment.

    Attributes:
        related: What they do has to do with the training; None where nobody said.
        source: None once their name is erased, as is the day.
    """

    enrollment_id: str
    moment: PlacementMoment
    kind: PlacementKind
    related: bool | None = None
    source: PlacementSource | None = None
    said_on: date | None = None


def checked_said_on(said_on: date, today: date) -> date:
    """Return the day on which something was said.

    Raises:
        NotValid: `placement_day`: it is still to come, or before all cohorts.
    """
    if not FIRST_DAY <= said_on <= today:
        raise NotValid("placement_day")
    return said_on


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or the last one where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
