"""What the staff of a cohort answer to failures."""

from sqlalchemy import Boolean, Column, ForeignKey, PrimaryKeyConstraint, Table, Text

from grader.adapters.database.column_types import Moment
from grader.adapters.database.names import metadata

pinned_answer = Table(
    "pinned_answer",
    metadata,
    Column("cohort", ForeignKey("cohort.slug"), nullable=False),
    Column("exercise", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("check_id", Text, nullable=False),
    Column("fr", Text, nullable=False),
    Column("en", Text, nullable=False),
    Column("author_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("written_at", Moment, nullable=False),
    Column("suite_digest", ForeignKey("exercise_version.suite_digest"), nullable=False),
    Column("kept", Boolean, nullable=False),
    PrimaryKeyConstraint("cohort", "exercise", "key"),
)
