"""Learning platforms: courses, grades on their way, launches that were taken, and the public halves of our keys."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.lti.score import ScoreFault

lti_course = Table(
    "lti_course",
    metadata,
    Column("id", Text, primary_key=True),
    Column("platform", Text, nullable=False),
    Column("deployment", Text, nullable=False),
    Column("context", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("members", Text, nullable=False),
    # Who teaches it, and launched from it last.
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("seen_at", Moment, nullable=False),
    Column("cohort", ForeignKey("cohort.slug"), index=True),
    Index(None, "platform", "deployment", "context", unique=True),
)

lti_score = Table(
    "lti_score",
    metadata,
    Column("id", Text, primary_key=True),
    Column("platform", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("line_item", Text, nullable=False),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False),
    Column("exercise", Text, nullable=False),
    # Which move of the learner's cell was given last.
    Column("moves", Integer, nullable=False),
    Column("due_at", Moment),
    Column("tries", Integer, nullable=False),
    Column("given_at", Moment),
    Column("fault", StoredWord(ScoreFault)),
    Index(None, "platform", "line_item", "subject", unique=True),
    Index(None, "enrollment_id", "exercise"),
)

lti_nonce = Table(
    "lti_nonce",
    metadata,
    # A hash, so that the key has one length.
    Column("nonce", Text, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
)

tool_key = Table(
    "tool_key",
    metadata,
    Column("id", Text, primary_key=True),
    Column("modulus", Text, nullable=False),
    Column("exponent", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("retired_at", Moment),
)
