"""Projects, what was handed in of them, reviews, and who reviews whom."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, PrimaryKeyConstraint, Table, Text, UniqueConstraint

from grader.adapters.database.column_types import Moment
from grader.adapters.database.names import metadata

project = Table(
    "project",
    metadata,
    Column("id", Text, primary_key=True),
    Column("cohort", ForeignKey("cohort.slug"), nullable=False),
    Column("slug", Text, nullable=False),
    # Title, brief, grid and competencies.
    Column("document", JSON, nullable=False),
    Column("starts_at", Moment),
    Column("due_at", Moment),
    Column("peers", Boolean, nullable=False),
    UniqueConstraint("cohort", "slug"),
)

project_hand_in = Table(
    "project_hand_in",
    metadata,
    Column("id", Text, primary_key=True),
    Column("project_id", ForeignKey("project.id"), nullable=False),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("handed_in_at", Moment, nullable=False),
    # Our own repository's commit or an address; both go with the code.
    Column("commit", Text),
    Column("address", Text),
    UniqueConstraint("project_id", "enrollment_id", "number"),
)

project_review = Table(
    "project_review",
    metadata,
    Column("hand_in_id", ForeignKey("project_hand_in.id"), nullable=False),
    Column("reviewer_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False, index=True),
    Column("as_peer", Boolean, nullable=False),
    Column("levels", JSON, nullable=False),
    # Words go with the code; levels stay, as a proof of what was reached.
    Column("comments", JSON, nullable=False),
    Column("comment", Text, nullable=False),
    Column("written_at", Moment, nullable=False),
    PrimaryKeyConstraint("hand_in_id", "reviewer_id"),
)

project_pair = Table(
    "project_pair",
    metadata,
    Column("project_id", ForeignKey("project.id"), nullable=False),
    Column("reviewer", ForeignKey("enrollment.id"), nullable=False, index=True),
    Column("reviewed", ForeignKey("enrollment.id"), nullable=False, index=True),
    PrimaryKeyConstraint("project_id", "reviewer", "reviewed"),
)
