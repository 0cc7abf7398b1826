"""Private notes about hand-ins as the API tells them."""

from datetime import datetime

from web.api.shapes.basic import Person, Shape
from web.api.shapes.comments import ToWrite


class Note(Shape):
    """What somebody of the staff noted."""

    id: str
    submission_id: str
    author: Person
    text: str
    """Markdown, as it was typed."""

    written_at: datetime
    changed_at: datetime | None
    """When its author last changed it, or null."""

    alone: bool
    """Its author alone reads it, and not the others of the staff."""


class Notes(Shape):
    """What the staff noted of a hand-in, oldest first."""

    items: list[Note]


class ToNote(ToWrite):
    """What to note."""

    alone: bool | None = None
    """For the caller's own eyes, or for all of the cohort's staff; where nothing is said, as before, or for all."""
