"""Who is known by which name elsewhere, no token of a provider is kept; and by which providers sign-ins fail."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.errors import ProviderFault

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

# A row a provider, until somebody comes in by it again.
provider_trouble = Table(
    "provider_trouble",
    metadata,
    Column("provider", Text, primary_key=True),
    Column("fault", StoredWord(ProviderFault), nullable=False),
    Column("at", Moment, nullable=False),
    Column("times", Integer, nullable=False),
)
