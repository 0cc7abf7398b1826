"""The tables, one statement each; `migrations/` makes them, and a test holds that both say the same."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from grader.adapters.database.column_types import Moment, StoredWord, StoredWords
from grader.adapters.database.names import FINISHED, IN_LINE, RUNNING, WAITING, WITH_FILES, metadata
from grader.domain.accounts.credentials import Scope
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.operation.audit import Act, Way
from grader.domain.operation.tally import Measure
from grader.domain.people import Role
from grader.domain.queue.hosts import HostProblem
from grader.domain.queue.queues import QueueName
from grader.domain.text import Language
from grader.domain.verdicts import RunState, Status

person = Table(
    "person",
    metadata,
    Column("id", Text, primary_key=True),
    Column("handle", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", StoredWord(Role), nullable=False),
    Column("language", StoredWord(Language)),
    Column("password_hash", Text),
    Column("erased_at", Moment),
)

session = Table(
    "session",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("secret_hash", Text, nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("last_seen_at", Moment, nullable=False),
    Column("revoked_at", Moment),
)

access_token = Table(
    "access_token",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("secret_hash", Text, nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("last_used_at", Moment),
    Column("revoked_at", Moment),
    # Tokens that were made before there were scopes opened Git.
    Column("scopes", StoredWords(Scope), nullable=False, server_default="git"),
)

invitation = Table(
    "invitation",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("secret_hash", Text, nullable=False, unique=True),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
)

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
    UniqueConstraint("cohort", "person_id"),
)

assignment = Table(
    "assignment",
    metadata,
    Column("cohort", ForeignKey("cohort.slug"), nullable=False),
    # No foreign key: a lead may plan an exercise before its trainer has published it.
    Column("exercise", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("due_at", Moment),
    PrimaryKeyConstraint("cohort", "exercise"),
)

exercise_version = Table(
    "exercise_version",
    metadata,
    Column("suite_digest", Text, primary_key=True),
    Column("slug", Text, nullable=False),
    # SHA-256 of the document: texts may be mended without touching what decides a verdict.
    Column("document_digest", Text, nullable=False),
    Column("document", JSON, nullable=False),
    Column("published_at", Moment, nullable=False),
)

exercise = Table(
    "exercise",
    metadata,
    Column("slug", Text, primary_key=True),
    Column("suite_digest", ForeignKey("exercise_version.suite_digest"), nullable=False),
    Column("published_at", Moment, nullable=False),
)

repository = Table(
    "repository",
    metadata,
    Column("id", Text, primary_key=True),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False, unique=True),
    Column("cohort", ForeignKey("cohort.slug"), nullable=False),
    Column("handle", Text, nullable=False),
    Column("recorded_commit", Text),
    Column("erased_at", Moment),
    UniqueConstraint("cohort", "handle"),
)

repository_tree = Table(
    "repository_tree",
    metadata,
    Column("repository_id", ForeignKey("repository.id"), nullable=False),
    Column("exercise", Text, nullable=False),
    Column("tree", Text, nullable=False),
    PrimaryKeyConstraint("repository_id", "exercise"),
)

submission = Table(
    "submission",
    metadata,
    Column("id", Text, primary_key=True),
    Column("repository_id", ForeignKey("repository.id"), nullable=False),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False),
    Column("exercise", ForeignKey("exercise.slug"), nullable=False),
    Column("commit", Text, nullable=False),
    Column("tree", Text, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("number", Integer, nullable=False),
    UniqueConstraint("repository_id", "commit", "exercise"),
    Index(None, "enrollment_id", "exercise", "number"),
    Index(None, "enrollment_id", "received_at"),
)

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
    # Each row goes into as few of these as can be: a hand-in's costs more than its search.
    Index(None, "submission_id", "queued_at"),
    Index(None, "files_digest", sqlite_where=WITH_FILES, postgresql_where=WITH_FILES),
    Index(None, "finished_at", sqlite_where=FINISHED, postgresql_where=FINISHED),
    Index("ix_run_line", "queue", "place", sqlite_where=IN_LINE, postgresql_where=IN_LINE),
    Index("uq_run_head", "enrollment_id", "queue", unique=True, sqlite_where=IN_LINE, postgresql_where=IN_LINE),
    # The only one of what waits, for a learner and for all: a planner that has two may read the whole line for one row.
    Index("ix_run_waiting", "enrollment_id", "queue", sqlite_where=WAITING, postgresql_where=WAITING),
    Index("ix_run_running", "queue", "enrollment_id", sqlite_where=RUNNING, postgresql_where=RUNNING),
)

host = Table(
    "host",
    metadata,
    Column("id", Text, primary_key=True),
    Column("started_at", Moment, nullable=False),
    Column("beat_at", Moment, nullable=False),
    Column("slots", Integer, nullable=False),
    Column("problem", StoredWord(HostProblem)),
    Column("draining", Boolean, nullable=False),
    Column("images", JSON, nullable=False),
)

answered_request = Table(
    "answered_request",
    metadata,
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("key", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("submissions", JSON, nullable=False),
    Column("created", Boolean, nullable=False),
    Column("answered_at", Moment, nullable=False),
    PrimaryKeyConstraint("person_id", "key"),
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
    PrimaryKeyConstraint("enrollment_id", "exercise"),
    # A board counts 40 columns of a thousand learners from this index alone.
    Index(None, "exercise", "status", "enrollment_id"),
    Index(None, "last_at"),
)

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
