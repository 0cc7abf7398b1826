"""What staff note of hand-ins for themselves."""

from sqlalchemy import Column, ForeignKey, Table, Text

from grader.adapters.database.column_types import Moment
from grader.adapters.database.names import metadata

note = Table(
    "note",
    metadata,
    Column("id", Text, primary_key=True),
    Column("submission_id", ForeignKey("submission.id"), nullable=False, index=True),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False, index=True),
    Column("author_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("changed_at", Moment),
)
