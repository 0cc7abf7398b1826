"""Who looked at one person's pages."""

from sqlalchemy import Column, ForeignKey, Table, Text

from grader.adapters.database.column_types import CalendarDay, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.looks import SeenPage

look = Table(
    "look",
    metadata,
    # Day, thing, viewer and person: what makes it one, so that the same look of a day is the same row.
    Column("id", Text, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("viewer_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("page", StoredWord(SeenPage), nullable=False),
    Column("day", CalendarDay, nullable=False),
    Column("company", Text, nullable=False),
)
