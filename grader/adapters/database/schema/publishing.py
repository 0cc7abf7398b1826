"""What waits to be proven, and what was found of it."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, Table, Text

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.publishing.proposal import ProposalState
from grader.domain.text import Language

proposal = Table(
    "proposal",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("branch", Text, nullable=False),
    Column("commit", Text, nullable=False),
    Column("base", Text, nullable=False),
    Column("language", StoredWord(Language), nullable=False),
    Column("way", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("state", StoredWord(ProposalState), nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("lines", JSON, nullable=False),
    # Who proves it, and until when nobody else does.
    Column("token", Text, nullable=False),
    Column("held_until", Moment),
)
