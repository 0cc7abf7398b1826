"""Tracks, the plans of cohorts, learners' own dates, and calendars."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, PrimaryKeyConstraint, Table, Text, false

from grader.adapters.database.column_types import Moment
from grader.adapters.database.names import metadata

track = Table(
    "track",
    metadata,
    Column("slug", Text, primary_key=True),
    Column("document", JSON, nullable=False),
    Column("published_at", Moment, nullable=False),
)

plan = Table(
    "plan",
    metadata,
    Column("cohort", ForeignKey("cohort.slug"), primary_key=True),
    Column("document", JSON, nullable=False),
)

extension = Table(
    "extension",
    metadata,
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False),
    Column("exercise", Text, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("by_right", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint("enrollment_id", "exercise"),
)

calendar = Table(
    "calendar",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("secret_hash", Text, nullable=False, unique=True),
)
