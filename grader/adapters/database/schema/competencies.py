"""Competency frameworks, what speaks for learners' competencies, and what people said of these."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, PrimaryKeyConstraint, Table, Text

from grader.adapters.database.column_types import CalendarDay, Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.competencies.evidence import EvidenceKind
from grader.domain.competencies.validation import Decision

framework = Table(
    "framework",
    metadata,
    Column("slug", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("document", JSON, nullable=False),
    PrimaryKeyConstraint("slug", "version"),
)

# What speaks names frameworks without a key: an exercise may declare what nobody has brought in yet.
evidence = Table(
    "evidence",
    metadata,
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False),
    Column("framework", Text, nullable=False),
    Column("competency", Text, nullable=False),
    Column("kind", StoredWord(EvidenceKind), nullable=False),
    Column("source", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    # Empty where it is of another kind than a hand-in.
    Column("submission_id", Text, nullable=False),
    Column("run_id", Text, nullable=False),
    PrimaryKeyConstraint("enrollment_id", "framework", "competency", "kind", "source"),
)

validation = Table(
    "validation",
    metadata,
    Column("id", Text, primary_key=True),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False, index=True),
    Column("framework", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("competency", Text, nullable=False),
    Column("decision", StoredWord(Decision), nullable=False),
    # Emptied with the learner's code, as comments are.
    Column("comment", Text, nullable=False),
    Column("decided_on", CalendarDay, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
)
