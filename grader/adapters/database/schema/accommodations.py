"""More time of learners in a cohort: how much, and never why."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table

from grader.adapters.database.names import metadata
from grader.domain.accommodations import MOST_PERCENT

accommodation = Table(
    "accommodation",
    metadata,
    Column("enrollment_id", ForeignKey("enrollment.id"), primary_key=True),
    # In percent, beside the time of the others; who has none has no row.
    Column("more_time", Integer, nullable=False),
    CheckConstraint(f"more_time BETWEEN 1 AND {MOST_PERCENT}", name="ck_accommodation_more_time"),
)
