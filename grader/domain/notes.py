"""Private notes about a hand-in, which the staff of its cohort keep for one another, or each for themselves."""

from dataclasses import dataclass
from datetime import datetime

from grader.domain.people import Person


@dataclass(frozen=True)
class Note:
    """What somebody of the staff noted; its learner reads it only in the copy of their data.

    Attributes:
        text: Markdown, as it was typed.
        changed_at: When its author last changed it, or None.
        alone: Its author alone reads it, and not the others of the staff.
    """

    id: str
    submission_id: str
    enrollment_id: str
    author: Person
    text: str
    written_at: datetime
    changed_at: datetime | None = None
    alone: bool = False

    def is_read_by(self, viewer: Person) -> bool:
        """Tell whether one of the staff may read it."""
        return not self.alone or self.author.id == viewer.id
