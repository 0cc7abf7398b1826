"""Cohorts, who is in them, and where each learner stands."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from grader.adapters.database.column_types import CalendarDay, Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.cohorts.cohort import EnrollmentStatus, LeavingReason
from grader.domain.verdicts import Status

cohort = Table(
    "cohort",
    metadata,
    # The order in which cohorts were made: "newest first" must not hang on two clocks.
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("slug", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("ends_at", Moment),
    # Nothing of a cohort is erased before it was announced from when on: retention fills these, a week ahead.
    Column("sign_in_due_at", Moment),
    Column("code_due_at", Moment),
    Column("account_due_at", Moment),
    Column("erasure_stopped_at", Moment),
    # How often something that its board shows beside the cells has moved.
    Column("moves", Integer, nullable=False, server_default="0"),
)

staff = Table(
    "staff",
    metadata,
    Column("cohort", ForeignKey("cohort.slug"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    PrimaryKeyConstraint("cohort", "person_id"),
)

enrollment = Table(
    "enrollment",
    metadata,
    Column("id", Text, primary_key=True),
    Column("cohort", ForeignKey("cohort.slug"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("status", StoredWord(EnrollmentStatus), nullable=False),
    # A day as the staff says it; null is the status that they came with.
    Column("since", CalendarDay),
    Column("group_name", Text, nullable=False, server_default=""),
    Column("external_id", Text),
    Column("leaving_reason", StoredWord(LeavingReason), nullable=False, server_default=LeavingReason.NOT_SAID.value),
    # How often a cell of theirs has moved: one counter a cohort would make its hand-ins wait for one another.
    Column("moves", Integer, nullable=False, server_default="0"),
    UniqueConstraint("cohort", "person_id"),
    Index(None, "cohort", "external_id", unique=True),
)

progress = Table(
    "progress",
    metadata,
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False),
    Column("exercise", Text, nullable=False),
    Column("status", StoredWord(Status), nullable=False),
    Column("passed_checks", Integer, nullable=False),
    Column("total_checks", Integer, nullable=False),
    Column("submissions", Integer, nullable=False),
    Column("submission_id", ForeignKey("submission.id")),
    Column("last_at", Moment),
    Column("passed_at", Moment),
    Column("newest_fails", Boolean, nullable=False, server_default=false()),
    # Which of its learner's moves this cell was moved by last.
    Column("moves", Integer, nullable=False, server_default="0"),
    PrimaryKeyConstraint("enrollment_id", "exercise"),
    # A board counts 40 columns of a thousand learners from this index alone.
    Index(None, "exercise", "status", "enrollment_id"),
    Index(None, "last_at"),
)
