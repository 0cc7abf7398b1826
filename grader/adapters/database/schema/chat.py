"""Where a cohort's changes are told in a chat, and the messages on their way."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, Table, Text

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.text import Language

chat_hook = Table(
    "chat_hook",
    metadata,
    Column("cohort", ForeignKey("cohort.slug"), primary_key=True),
    # A secret that is sent as it is, so that it cannot be kept as a hash.
    Column("address", Text, nullable=False),
    Column("language", StoredWord(Language), nullable=False),
    Column("names", Boolean, nullable=False),
    Column("look_at", Moment, nullable=False, index=True),
    Column("told", JSON(none_as_null=True)),
)

chat_message = Table(
    "chat_message",
    metadata,
    Column("id", Text, primary_key=True),
    Column("cohort", ForeignKey("cohort.slug"), nullable=False),
    Column("text", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("due_at", Moment, index=True),
    Column("tries", Integer, nullable=False),
    Column("sent_at", Moment),
    Column("given_up", Boolean, nullable=False),
    Index(None, "cohort", "made_at"),
)
