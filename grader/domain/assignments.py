"""An exercise given to a cohort: its place, its module and week, and its dates."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Counts(StrEnum):
    """Which of a learner's hand-ins counts; a pass that was acquired stays by either rule."""

    BEST = "best"
    LATEST = "latest"


@dataclass(frozen=True)
class Assignment:
    """An exercise given to a cohort, in the order of `position`.

    Attributes:
        starts_at: From when learners are meant to begin; None is at once. What comes sooner is graded all the same.
        module: The slug of the module that it belongs to; None is none.
        week: Of the cohort's plan, from 1.
        counts: Which hand-in says how a learner stands.
        withdrawn: It cannot be handed in any more, by anybody.
    """

    cohort: str
    exercise: str
    position: int
    due_at: datetime | None = None
    starts_at: datetime | None = None
    module: str | None = None
    week: int | None = None
    counts: Counts = Counts.BEST
    withdrawn: bool = False

    def is_coming(self, at: datetime) -> bool:
        """Tell whether it has not begun yet."""
        return self.starts_at is not None and at < self.starts_at

    def is_over(self, at: datetime) -> bool:
        """Tell whether its last day is over; what is received from then on is late, and graded all the same."""
        return self.due_at is not None and self.due_at <= at


@dataclass(frozen=True)
class OwnAssignment(Assignment):
    """An exercise as one learner was given it: with a later date of their own where they have one.

    Attributes:
        common_due_at: Until when it is due for the cohort.
    """

    common_due_at: datetime | None = None

    @property
    def is_extended(self) -> bool:
        """Tell whether the learner has more time than the cohort."""
        return self.due_at != self.common_due_at


@dataclass(frozen=True)
class Extension:
    """A later date of one learner for one exercise.

    Attributes:
        by_right: It follows from the more time that they have (`grader/domain/accommodations.py`), and moves with the
            cohort's date; else somebody of the staff gave it, and it stays.
    """

    enrollment_id: str
    exercise: str
    due_at: datetime
    by_right: bool = False


def own(given: Assignment, extended_to: datetime | None) -> OwnAssignment:
    """Return an exercise with the later of the cohort's date and the learner's own; without a date it has none."""
    due_at = given.due_at
    if due_at is not None and extended_to is not None:
        due_at = max(due_at, extended_to)
    return OwnAssignment(**vars(given) | {"due_at": due_at}, common_due_at=given.due_at)
