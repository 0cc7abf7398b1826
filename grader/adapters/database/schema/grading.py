"""Executions of submissions, with what each came to."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
)

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import FINISHED, HELD, IN_LINE, OF_REGRADE, RUNNING, WAITING, WITH_FILES, metadata
from grader.domain.queue.queues import QueueName
from grader.domain.verdicts import RunState

run = Table(
    "run",
    metadata,
    Column("id", Text, primary_key=True),
    Column("submission_id", ForeignKey("submission.id"), nullable=False),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False),
    Column("queue", StoredWord(QueueName), nullable=False),
    Column("state", StoredWord(RunState), nullable=False),
    Column("suite_digest", ForeignKey("exercise_version.suite_digest"), nullable=False),
    Column("image_digest", Text),
    Column("files_digest", Text),
    Column("attempt", Integer, nullable=False),
    Column("queued_at", Moment, nullable=False),
    Column("started_at", Moment),
    Column("finished_at", Moment),
    Column("token", Text),
    Column("lease_until", Moment),
    Column("host", Text),
    # Of a learner's waiting runs only one stands in line; NULL for all others.
    Column("place", Integer),
    # `json`, not `jsonb`: what learners print may hold NUL and lone surrogates, which `jsonb` refuses.
    Column("result", JSON(none_as_null=True)),
    Column("output_erased_at", Moment),
    # Set while the run is a regrade's alone. No key: `regrade_item` refers to the run, and a circle cannot be restored.
    Column("regrade_id", Text),
    # Set while it is held, as its trainer bounds tries, and where a newer hand-in replaced it before its time came.
    Column("held_until", Moment),
    # It cost no try; NULL while it is not finished.
    Column("free", Boolean),
    # Each row goes into as few of these as can be: a hand-in's costs more than its search.
    Index(None, "submission_id", "queued_at"),
    Index(None, "files_digest", sqlite_where=WITH_FILES, postgresql_where=WITH_FILES),
    Index(None, "finished_at", sqlite_where=FINISHED, postgresql_where=FINISHED),
    Index("ix_run_line", "queue", "place", sqlite_where=IN_LINE, postgresql_where=IN_LINE),
    Index("uq_run_head", "enrollment_id", "queue", unique=True, sqlite_where=IN_LINE, postgresql_where=IN_LINE),
    # The only one of what waits, for a learner and for all: a planner that has two may read the whole line for one row.
    Index("ix_run_waiting", "enrollment_id", "queue", sqlite_where=WAITING, postgresql_where=WAITING),
    Index(None, "regrade_id", sqlite_where=OF_REGRADE, postgresql_where=OF_REGRADE),
    Index("ix_run_held", "held_until", sqlite_where=HELD, postgresql_where=HELD),
    Index("ix_run_running", "queue", "enrollment_id", sqlite_where=RUNNING, postgresql_where=RUNNING),
)
