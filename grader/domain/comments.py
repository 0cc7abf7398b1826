"""Comments on a hand-in: threads on a line of a file or on the whole, and whose turn it is in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from grader.domain.people import Person


class Turn(StrEnum):
    """Whom an open thread awaits; a resolved one awaits nobody."""

    LEARNER = "learner"
    STAFF = "staff"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Comment:
    """What somebody wrote in a thread.

    Attributes:
        text: Markdown, as it was typed.
        changed_at: When its author last changed it, or None.
    """

    id: str
    thread_id: str
    author: Person
    text: str
    written_at: datetime
    changed_at: datetime | None = None


@dataclass(frozen=True)
class Thread:
    """What was said of one place in a hand-in.

    Attributes:
        path: Of the file, or an empty text where the whole hand-in is meant.
        line: From 1; None where the whole hand-in is meant.
        moved_at: When it was last written in.
        comments: Oldest first.
    """

    id: str
    submission_id: str
    enrollment_id: str
    path: str
    line: int | None
    turn: Turn
    moved_at: datetime
    comments: tuple[Comment, ...] = ()

    @property
    def resolved(self) -> bool:
        """Tell whether nobody needs to read it any more."""
        return self.turn is Turn.NOBODY


def turn_after(comments: Sequence[Comment], learner_id: str) -> Turn:
    """Return whom a thread awaits that ends with the last of these."""
    return Turn.STAFF if comments[-1].author.id == learner_id else Turn.LEARNER
