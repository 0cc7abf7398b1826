"""Who is known by which name elsewhere; no token of a provider is kept."""

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from grader.adapters.database.column_types import Moment
from grader.adapters.database.names import metadata

identity = Table(
    "identity",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("issuer", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("linked_at", Moment, nullable=False),
    Column("used_at", Moment, nullable=False),
    Index(None, "issuer", "subject", unique=True),
    Index(None, "person_id", "issuer", unique=True),
)
