"""What the staff did about somebody who needed them: each step with its date and a note; the newest one counts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from grader.domain.people import Person

MAX_NOTE_LENGTH = 1_000


class WatchState(StrEnum):
    """How far the staff have come with somebody."""

    NEW = "new"
    CONTACTED = "contacted"
    RESOLVED = "resolved"


@dataclass(frozen=True)
class FollowUp:
    """A step: somebody of the staff wrote down how far they have come; the learner reads it in the copy of their data.

    Attributes:
        text: What they noted; may be empty.
    """

    id: str
    enrollment_id: str
    state: WatchState
    text: str
    author: Person
    at: datetime
