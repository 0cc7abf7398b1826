"""What a person of the staff said of a learner's competency: validated, or taken back; nothing else ever says it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from grader.domain.errors import NotValid
from grader.domain.naming import checked_text
from grader.domain.people import Person

FIRST_DAY = date(2000, 1, 1)
MAX_COMMENT_LENGTH = 2_000


class Decision(StrEnum):
    """What was said."""

    VALIDATED = "validated"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True)
class Validation:
    """What somebody said of a competency; the newest of a competency is what holds, and all are kept.

    Attributes:
        version: The framework's, as it was then.
        comment: Why; empty once the learner's name is erased.
        decided_on: The day that it was assessed on.
    """

    id: str
    enrollment_id: str
    framework: str
    version: int
    competency: str
    decision: Decision
    comment: str
    decided_on: date
    written_at: datetime
    by: Person


def checked_comment(comment: str) -> str:
    """Return why something was decided.

    Raises:
        NotValid: `validation_comment`: nothing is said, too much, or something that cannot be kept.
    """
    try:
        return checked_text(comment, most=MAX_COMMENT_LENGTH)
    except NotValid as error:
        raise NotValid("validation_comment", most=MAX_COMMENT_LENGTH) from error


def checked_decided_on(day: date, today: date) -> date:
    """Return the day on which somebody assessed.

    Raises:
        NotValid: `validation_day`: it is still to come, or before all cohorts.
    """
    if not FIRST_DAY <= day <= today:
        raise NotValid("validation_day")
    return day
