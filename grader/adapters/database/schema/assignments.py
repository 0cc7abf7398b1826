"""What each cohort was given."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.assignments import Counts

assignment = Table(
    "assignment",
    metadata,
    Column("cohort", ForeignKey("cohort.slug"), nullable=False),
    # No foreign key: a lead may plan an exercise before its trainer has published it.
    Column("exercise", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("due_at", Moment),
    Column("starts_at", Moment),
    Column("module", Text),
    Column("week", Integer),
    Column("counts", StoredWord(Counts), nullable=False, server_default=Counts.BEST),
    PrimaryKeyConstraint("cohort", "exercise"),
)
