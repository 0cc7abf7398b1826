"""Who of a cohort's staff gets its digest by e-mail."""

from sqlalchemy import Column, ForeignKey, Integer, PrimaryKeyConstraint, Table

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.rosters.letter import LetterFault

digest_reader = Table(
    "digest_reader",
    metadata,
    Column("cohort", ForeignKey("cohort.slug"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    # Whoever sends one moves this to the next first: a digest may be lost by a death, and is never sent twice.
    Column("due_at", Moment, nullable=False, index=True),
    Column("tries", Integer, nullable=False),
    Column("sent_at", Moment),
    Column("fault", StoredWord(LetterFault)),
    PrimaryKeyConstraint("cohort", "person_id"),
)
