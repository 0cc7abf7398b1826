"""Tracks, and the plans of cohorts."""

from sqlalchemy import JSON, Column, ForeignKey, Table, Text

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
