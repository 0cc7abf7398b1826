"""Who can sign in."""

from sqlalchemy import (
    Boolean,
    Column,
    Table,
    Text,
    false,
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
    Column("ascii_terminal", Boolean, nullable=False, server_default=false()),
    # Empty where the account was opened by a provider of identities, and NULL where it never was.
    Column("password_hash", Text),
    Column("email", Text, unique=True, index=True),
    Column("erased_at", Moment),
    # Since when nothing opens it, of who is no learner: no browser, no token, no invitation is kept.
    Column("unused_since", Moment),
)
