"""Private notes about hand-ins, as they are kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from grader.domain.notes import Note


class Notes(Protocol):
    """What the staff noted."""

    def add(self, note: Note) -> None:
        """Store a note."""

    def get(self, note_id: str) -> Note | None:
        """Return the note of that id."""

    def change(self, note_id: str, text: str, at: datetime, *, alone: bool) -> None:
        """Replace the text of a note, and who reads it."""

    def remove(self, note_id: str) -> None:
        """Forget a note."""

    def of_submissions(self, submission_ids: Sequence[str]) -> Mapping[str, tuple[Note, ...]]:
        """Return the notes about hand-ins, by hand-in, oldest first."""

    def by_author(self, person_id: str) -> tuple[Note, ...]:
        """Return all that a person noted, oldest first."""
