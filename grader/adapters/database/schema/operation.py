"""Counts by the hour, faults of ours, who did what, and the backup that was asked for last."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.operation.asked_backup import BackupFault
from grader.domain.operation.audit import Act, Way
from grader.domain.operation.tally import Measure

# What is counted: a row an hour and kind. Nothing else of the past needs to be read for rates and percentiles.
tally = Table(
    "tally",
    metadata,
    Column("hour", Moment, nullable=False),
    Column("measure", StoredWord(Measure), nullable=False),
    Column("word", Text, nullable=False),
    Column("queue", Text, nullable=False),
    Column("blame", Text, nullable=False),
    Column("up_to_ms", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    Column("took_ms", BigInteger, nullable=False),
    PrimaryKeyConstraint("hour", "measure", "word", "queue", "blame", "up_to_ms"),
)

# No foreign keys: what is kept of a fault may outlive the hand-in that met with it.
fault = Table(
    "fault",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("run_id", Text, nullable=False),
    Column("submission_id", Text, nullable=False),
    Column("exercise", Text, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    Column("word", Text, nullable=False),
    Column("ended", Boolean, nullable=False),
)

# Rows are added and, once they are too old, deleted; a trigger that a migration makes refuses any change.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False, index=True),
    Column("way", StoredWord(Way), nullable=False),
    Column("who", Text, nullable=False),
    Column("act", StoredWord(Act), nullable=False),
    Column("object", Text, nullable=False),
    # Rows that were written down before this was known have none.
    Column("belongs_to", Text, nullable=False, server_default=""),
    Index(None, "act", "id"),
    Index(None, "who", "id"),
    Index(None, "object", "id"),
    Index(None, "belongs_to", "id"),
    # An id is never given twice, so that a page's cursor stays where it was.
    sqlite_autoincrement=True,
)

# One row: the audit tells of those before.
asked_backup = Table(
    "asked_backup",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("begun_at", Moment),
    Column("said_at", Moment),
    Column("ended_at", Moment),
    Column("written_bytes", BigInteger, nullable=False),
    Column("file", Text, nullable=False),
    Column("noted_fault", StoredWord(BackupFault)),
)
