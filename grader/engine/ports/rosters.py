"""The files in which schools keep their lists of people, and the letters that let people in."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from grader.domain.rosters.letter import Letter, Mail
from grader.domain.rosters.roster import RosterRow


class RosterFiles(Protocol):
    """Tables of text and workbooks, whoever made them."""

    def rows(self, content: bytes) -> tuple[RosterRow, ...]:
        """Return the rows of a file, in order.

        Raises:
            NotValid: `roster_kind`, `roster_too_large`, `roster_too_long`, `roster_empty`.
        """


class Post(Protocol):
    """What carries letters."""

    def send(self, mail: Mail) -> None:
        """Hand a letter to the mail server.

        Raises:
            LetterNotTaken: It was not taken; the fault says whether it ever will be.
        """


class Letters(Protocol):
    """Letters, one a person: the newest."""

    def put(self, letter: Letter) -> None:
        """Store a letter in the place of whichever there was."""

    def due(self, at: datetime, limit: int) -> tuple[Letter, ...]:
        """Return the letters that should have been sent by a moment, the oldest first."""

    def last_sent_at(self) -> datetime | None:
        """Return when the mail server last took one; None where it has taken none that is still known."""

    def lost(self) -> int:
        """Return how many people's newest letter did not arrive, and is not tried again."""

    def of(self, person_ids: Collection[str]) -> dict[str, Letter]:
        """Return the letters to these people, by their ids, in one query."""
