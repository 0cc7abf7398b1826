"""Whom of a cohort somebody wants to see on its board, and in which order; part of the board's address."""

from dataclasses import dataclass
from enum import StrEnum

from grader.domain.verdicts import Status


class ShownLearners(StrEnum):
    """Which learners."""

    EVERYBODY = "everybody"
    TO_SEE = "to_see"


class OtherState(StrEnum):
    """Where an exercise stands, beside the words that people read."""

    OPEN = "open"
    LATE = "late"


class BoardOrder(StrEnum):
    """What comes first."""

    NAME = "name"
    NEWEST = "newest"
    OLDEST = "oldest"
    MOST = "most"
    FEWEST = "fewest"


@dataclass(frozen=True)
class Asked:
    """Which part of a board somebody asks for.

    Attributes:
        learners: A page of them, from 1.
        exercises: A page of them, from 1; None is the page where the cohort works now.
        name: Only learners whose name has this in it, whatever its accents and capitals.
        show: Everybody, or only those whom the staff may see today.
        state: Only learners of whom an exercise stands like this; None takes all.
        exercise: The slug of the exercise that `state` asks of; empty asks of all that the cohort was given.
        order: What comes first.
    """

    learners: int = 1
    exercises: int | None = None
    name: str = ""
    show: ShownLearners = ShownLearners.EVERYBODY
    state: Status | OtherState | None = None
    exercise: str = ""
    order: BoardOrder = BoardOrder.NAME

    @property
    def narrowed(self) -> bool:
        """Tell whether some learners may be left out."""
        return bool(self.name) or self.show is not ShownLearners.EVERYBODY or self.state is not None


EVERYTHING = Asked()
