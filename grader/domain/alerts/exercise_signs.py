"""Signs that an exercise, and nobody who does it, needs a look."""

from dataclasses import dataclass
from enum import StrEnum


class ExerciseSignKind(StrEnum):
    """What is told of an exercise."""

    HARD = "hard"
    FLAKY = "flaky"


@dataclass(frozen=True)
class ExerciseSign:
    """A fact about an exercise.

    Attributes:
        count: Learners whom a check stops now, or hand-ins that came out otherwise each time.
        check: The id of the check; empty where the whole run is stopped, or where it is about the whole exercise.
    """

    kind: ExerciseSignKind
    exercise: str
    count: int
    check: str = ""
