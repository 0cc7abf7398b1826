"""Letters that let people in."""

from sqlalchemy import Column, ForeignKey, Integer, Table

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.rosters.letter import LetterFault

letter = Table(
    "letter",
    metadata,
    # The newest alone: a letter says only that a link is due, and is written when it is sent.
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("cohort", ForeignKey("cohort.slug"), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("due_at", Moment, index=True),
    Column("tries", Integer, nullable=False),
    Column("sent_at", Moment),
    Column("fault", StoredWord(LetterFault)),
)
