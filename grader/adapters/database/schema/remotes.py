"""Learners' repositories on forges."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.remotes.remote import RemoteFault

remote = Table(
    "remote",
    metadata,
    Column("id", Text, primary_key=True),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False),
    Column("exercise", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("branch", Text, nullable=False),
    # As it is: what a forge signs with it must be computed again.
    Column("secret", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("wanted", Text, nullable=False),
    Column("due_at", Moment, index=True),
    Column("tries", Integer, nullable=False),
    Column("fault", StoredWord(RemoteFault)),
    Column("commit", Text),
    Column("fetched_at", Moment),
    Column("told", Boolean, nullable=False),
    # Closed by a key that is in no database.
    Column("sealed_token", Text),
    Index(None, "enrollment_id", "exercise", unique=True),
)
