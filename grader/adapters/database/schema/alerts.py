"""What a cohort's staff are told of in the morning, and what they did about it."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.alerts.follow_up import WatchState

# A cohort without a row has the rules that the program begins with.
alert_rules = Table(
    "alert_rules",
    metadata,
    Column("cohort", ForeignKey("cohort.slug"), primary_key=True),
    Column("stuck_tries", Integer, nullable=False),
    Column("stuck_minutes", Integer, nullable=False),
    Column("quiet_days", Integer, nullable=False),
    Column("overdue", Integer, nullable=False),
    Column("hard_learners", Integer, nullable=False),
)

follow_up = Table(
    "follow_up",
    metadata,
    Column("id", Text, primary_key=True),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False),
    Column("state", StoredWord(WatchState), nullable=False),
    Column("text", Text, nullable=False),
    Column("author_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Index(None, "enrollment_id", "at"),
)
