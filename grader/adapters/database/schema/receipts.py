"""Signed lines about hand-ins, and the public halves of the keys that signed them."""

from sqlalchemy import Column, ForeignKey, PrimaryKeyConstraint, Table, Text

from grader.adapters.database.column_types import Moment
from grader.adapters.database.names import metadata

receipt_key = Table(
    "receipt_key",
    metadata,
    Column("id", Text, primary_key=True),
    Column("public", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("retired_at", Moment),
)

receipt = Table(
    "receipt",
    metadata,
    Column("submission_id", ForeignKey("submission.id"), nullable=False),
    # Empty for what confirms that the hand-in came in. No key: a line once signed outlives whatever it speaks of.
    Column("run_id", Text, nullable=False),
    Column("key", ForeignKey("receipt_key.id"), nullable=False),
    Column("line", Text, nullable=False),
    PrimaryKeyConstraint("submission_id", "run_id"),
)
