"""Private notes about hand-ins as the API tells them."""

from datetime import datetime

from web.api.shapes.basic import Person, Shape


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


class Notes(Shape):
    """What the staff noted of a hand-in, oldest first."""

    items: list[Note]
