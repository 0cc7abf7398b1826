"""The hosts that take what waits."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Integer,
    Table,
    Text,
)

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.queue.hosts import HostProblem

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
