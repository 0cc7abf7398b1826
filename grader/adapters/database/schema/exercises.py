"""Published exercise versions, and which is current."""

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Table,
    Text,
)

from grader.adapters.database.column_types import Moment
from grader.adapters.database.names import metadata

exercise_version = Table(
    "exercise_version",
    metadata,
    Column("suite_digest", Text, primary_key=True),
    Column("slug", Text, nullable=False, index=True),
    # SHA-256 of the document: texts may be mended without touching what decides a verdict.
    Column("document_digest", Text, nullable=False),
    Column("document", JSON, nullable=False),
    Column("published_at", Moment, nullable=False),
)

exercise = Table(
    "exercise",
    metadata,
    Column("slug", Text, primary_key=True),
    Column("suite_digest", ForeignKey("exercise_version.suite_digest"), nullable=False),
    Column("published_at", Moment, nullable=False),
    # Null while it can be handed in.
    Column("withdrawn_at", Moment),
    # Since when its starter differs from what learners have; null once it was brought to them.
    Column("starter_due_at", Moment),
)

given_file = Table(
    "given_file",
    metadata,
    Column("exercise", Text, primary_key=True),
    Column("path", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
)
"""SHA-256 of each file that learners ever started from: who has one of them has not changed it."""
