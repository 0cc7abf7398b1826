"""A grade that a learning platform is to have: of one learner, for one link of its course."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

TAKEN_FOR = timedelta(minutes=5)
"""How long whoever sends a grade has it to themselves."""

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180))
LONGEST_PAUSE = timedelta(hours=6)
"""After a try that came to nothing, how long until the next; no grade is given up that its platform may want."""

TROUBLED_AFTER = 2
"""From how many tries in vain on the operator is told: a platform may be restarted."""


class ScoreFault(StrEnum):
    """Why a platform does not have a grade."""

    AWAY = "away"
    TOKEN = "token"  # noqa: S105 - the name of a fault
    """It gives us no token: it does not know our key, or this service is not allowed there."""

    REFUSED = "refused"
    GONE = "gone"
    """The link's column is not in its gradebook any more; only the next launch, or a new result, tries again."""


@dataclass(frozen=True)
class Score:
    """A grade on its way, or given.

    Attributes:
        subject: The platform's own id of the learner.
        line_item: Where it is given.
        moves: Of the learner's cell, when it was last given; 0 before.
        due_at: When it is tried again; None while the next move is awaited.
    """

    id: str
    platform: str
    subject: str
    line_item: str
    enrollment_id: str
    exercise: str
    moves: int = 0
    due_at: datetime | None = None
    tries: int = 0
    given_at: datetime | None = None
    fault: ScoreFault | None = None


@dataclass(frozen=True)
class Grade:
    """What is given: points as the exercise counts them; a pass that was acquired stays."""

    subject: str
    points: int
    most: int
    passed: bool
    at: datetime


def pause_after(tries: int) -> timedelta:
    """Return how long to wait after so many tries."""
    return PAUSES[tries - 1] if tries <= len(PAUSES) else LONGEST_PAUSE
