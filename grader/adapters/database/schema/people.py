"""Who can sign in."""

from sqlalchemy import (
    Column,
    Table,
    Text,
)

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.people import Role
from grader.domain.text import Language

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
