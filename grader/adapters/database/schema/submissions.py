"""Learners' repositories, and what came from them."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from grader.adapters.database.column_types import Moment
from grader.adapters.database.names import metadata

repository = Table(
    "repository",
    metadata,
    Column("id", Text, primary_key=True),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False, unique=True),
    Column("cohort", ForeignKey("cohort.slug"), nullable=False),
    Column("handle", Text, nullable=False),
    Column("recorded_commit", Text),
    Column("erased_at", Moment),
    UniqueConstraint("cohort", "handle"),
)

repository_tree = Table(
    "repository_tree",
    metadata,
    Column("repository_id", ForeignKey("repository.id"), nullable=False),
    Column("exercise", Text, nullable=False),
    Column("tree", Text, nullable=False),
    PrimaryKeyConstraint("repository_id", "exercise"),
)

submission = Table(
    "submission",
    metadata,
    Column("id", Text, primary_key=True),
    Column("repository_id", ForeignKey("repository.id"), nullable=False),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False),
    Column("exercise", ForeignKey("exercise.slug"), nullable=False),
    Column("commit", Text, nullable=False),
    Column("tree", Text, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("number", Integer, nullable=False),
    UniqueConstraint("repository_id", "commit", "exercise"),
    Index(None, "enrollment_id", "exercise", "number"),
    Index(None, "enrollment_id", "received_at"),
)

answered_request = Table(
    "answered_request",
    metadata,
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("key", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("submissions", JSON, nullable=False),
    Column("created", Boolean, nullable=False),
    Column("answered_at", Moment, nullable=False),
    PrimaryKeyConstraint("person_id", "key"),
)
