"""A letter that lets somebody in: asked for on a page, written and sent by a worker."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

TAKEN_FOR = timedelta(minutes=5)
"""How long whoever sends a letter has it to themselves; a death in between sends it again, with another link."""

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120))
"""After a try that came to nothing, how long until the next; then it is given up."""


class LetterFault(StrEnum):
    """Why a letter did not arrive."""

    REFUSED = "refused"
    """The mail server takes none for this address."""

    GIVEN_UP = "given_up"
    """It was away, again and again."""


@dataclass(frozen=True)
class Letter:
    """The newest letter to a person.

    Attributes:
        cohort: The slug of the one that it lets in.
        due_at: When it is sent; None once that is over.
    """

    person_id: str
    cohort: str
    asked_at: datetime
    due_at: datetime | None
    tries: int = 0
    sent_at: datetime | None = None
    fault: LetterFault | None = None


@dataclass(frozen=True)
class Mail:
    """What goes to a mail server.

    Attributes:
        html: The same as a page, for those whose program shows it; empty where there is the text alone.
    """

    to: str
    name: str
    subject: str
    text: str
    html: str = ""


def pause_after(tries: int) -> timedelta | None:
    """Return how long to wait after so many tries; None gives up."""
    return PAUSES[tries - 1] if tries <= len(PAUSES) else None
