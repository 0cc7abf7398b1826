"""An exercise given to a cohort: its place, its module and week, and its dates."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Assignment:
    """An exercise given to a cohort, in the order of `position`.

    Attributes:
        starts_at: From when learners are meant to begin; None is at once. What comes sooner is graded all the same.
        module: The slug of the module that it belongs to; None is none.
        week: Of the cohort's plan, from 1.
        withdrawn: It cannot be handed in any more, by anybody.
    """

    cohort: str
    exercise: str
    position: int
    due_at: datetime | None = None
    starts_at: datetime | None = None
    module: str | None = None
    week: int | None = None
    withdrawn: bool = False
