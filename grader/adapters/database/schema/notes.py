"""What staff note of hand-ins, for themselves or for one another."""

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text, false

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
    Column("alone", Boolean, nullable=False, server_default=false()),  # for its author alone
)
