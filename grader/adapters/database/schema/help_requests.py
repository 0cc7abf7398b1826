"""What learners ask from their hand-ins."""

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import NOT_DONE, metadata
from grader.domain.help_requests import Stage

help_request = Table(
    "help_request",
    metadata,
    Column("id", Text, primary_key=True),
    Column("submission_id", ForeignKey("submission.id"), nullable=False, index=True),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False),
    Column("exercise", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("tried", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("stage", StoredWord(Stage), nullable=False),
    Column("moved_at", Moment, nullable=False),
    Column("helper_id", ForeignKey("person.id"), index=True),
    # One open request of a learner and an exercise, whoever asks twice at once.
    Index(
        "ix_help_request_open",
        "enrollment_id",
        "exercise",
        unique=True,
        sqlite_where=NOT_DONE,
        postgresql_where=NOT_DONE,
    ),
    Index(None, "enrollment_id", "exercise"),
    Index(None, "stage", "asked_at"),
)
