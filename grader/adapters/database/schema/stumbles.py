"""What each learner spent on each version of an exercise, and what stopped them there."""

from sqlalchemy import Column, ForeignKey, Integer, PrimaryKeyConstraint, Table, Text

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.verdicts import Reason

effort = Table(
    "effort",
    metadata,
    Column("suite_digest", ForeignKey("exercise_version.suite_digest"), nullable=False),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("began_at", Moment, nullable=False),
    Column("passed_at", Moment),
    Column("stopped_by", Text),
    Column("stopped_check", Text),
    Column("stopped_tries", Integer, nullable=False, server_default="0"),
    Column("stopped_since", Moment),
    Column("stopped_at", Moment),
    PrimaryKeyConstraint("suite_digest", "enrollment_id"),
)

stumble = Table(
    "stumble",
    metadata,
    Column("suite_digest", ForeignKey("exercise_version.suite_digest"), nullable=False),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False, index=True),
    # What the failures of several learners have in common; nothing of theirs can be read in it.
    Column("key", Text, nullable=False),
    Column("check_id", Text, nullable=False),
    Column("reason", StoredWord(Reason), nullable=False),
    Column("run_id", ForeignKey("run.id"), nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("suite_digest", "enrollment_id", "key"),
)
