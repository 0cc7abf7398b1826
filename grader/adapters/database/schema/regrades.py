"""What is run again, and what came out of each hand-in."""

from sqlalchemy import Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.regrades.regrade import RegradeKind, RegradeState, WhichHandIns

regrade = Table(
    "regrade",
    metadata,
    Column("id", Text, primary_key=True),
    Column("exercise", ForeignKey("exercise.slug"), nullable=False),
    Column("which", StoredWord(WhichHandIns), nullable=False),
    Column("cohort", ForeignKey("cohort.slug")),
    Column("learner_id", ForeignKey("person.id")),
    Column("judged_by", Text),
    Column("suite_digest", ForeignKey("exercise_version.suite_digest"), nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("begun_by", ForeignKey("person.id")),
    Column("total", Integer, nullable=False),
    Column("decision", StoredWord(RegradeState)),
    Column("decided_at", Moment),
    Index(None, "cohort", "begun_at"),
    Index(None, "begun_at"),
)

regrade_item = Table(
    "regrade_item",
    metadata,
    Column("regrade_id", ForeignKey("regrade.id"), nullable=False),
    Column("submission_id", ForeignKey("submission.id"), nullable=False, index=True),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False, index=True),
    Column("before_id", ForeignKey("run.id"), nullable=False),
    Column("run_id", ForeignKey("run.id"), nullable=False),
    # No key: it is there before its run is, and most of the time the run never comes.
    Column("again_id", Text, nullable=False),
    Column("kind", StoredWord(RegradeKind)),
    PrimaryKeyConstraint("regrade_id", "submission_id"),
)
