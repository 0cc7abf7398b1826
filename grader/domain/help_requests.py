"""Requests for help: what a learner asks from a hand-in, and how far it has come."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from grader.domain.people import Person

MAX_TEXT_LENGTH = 1_000


class Stage(StrEnum):
    """How far a request has come; the learner may withdraw it before its end, and then it is gone."""

    WAITING = "waiting"
    TAKEN = "taken"
    ANSWERED = "answered"
    DONE = "done"


FOR_STAFF = frozenset({Stage.WAITING, Stage.TAKEN})
"""Stages in which somebody of the staff has something to do."""


@dataclass(frozen=True)
class HelpRequest:
    """What a learner asks from a hand-in; of each exercise they have one open at a time.

    Attributes:
        text: What blocks them.
        tried: What they have tried; may be empty.
        helper: Who of the staff took it, or None.
        moved_at: When it came to its stage.
    """

    id: str
    submission_id: str
    enrollment_id: str
    exercise: str
    text: str
    tried: str
    asked_at: datetime
    stage: Stage
    moved_at: datetime
    helper: Person | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it has not come to its end."""
        return self.stage is not Stage.DONE

    @property
    def awaits_staff(self) -> bool:
        """Tell whether somebody of the staff has something to do."""
        return self.stage in FOR_STAFF
