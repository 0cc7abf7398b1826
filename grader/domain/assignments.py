"""An exercise given to a cohort: its place and its dates."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Assignment:
    """An exercise given to a cohort, in the order of `position`."""

    cohort: str
    exercise: str
    position: int
    due_at: datetime | None = None
