"""What became of learners by moments after their end."""

from sqlalchemy import Boolean, Column, ForeignKey, Table

from grader.adapters.database.column_types import CalendarDay, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.placements.placement import PlacementKind, PlacementMoment, PlacementSource

placement = Table(
    "placement",
    metadata,
    Column("enrollment_id", ForeignKey("enrollment.id"), primary_key=True),
    Column("moment", StoredWord(PlacementMoment), primary_key=True),
    Column("kind", StoredWord(PlacementKind), nullable=False),
    # These three go with the learner's name; moment and kind stay, as figures count them.
    Column("related", Boolean),
    Column("source", StoredWord(PlacementSource)),
    Column("said_on", CalendarDay),
)
