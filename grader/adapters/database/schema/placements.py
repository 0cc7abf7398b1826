"""What became of learners by moments after their end, and how they were asked."""

from sqlalchemy import Boolean, Column, ForeignKey, ForeignKeyConstraint, Integer, Table, Text

from grader.adapters.database.column_types import CalendarDay, Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.placements.placement import PlacementKind, PlacementMoment, PlacementSource
from grader.domain.rosters.letter import LetterFault

placement = Table(
    "placement",
    metadata,
    Column("enrollment_id", ForeignKey("enrollment.id"), primary_key=True),
    Column("moment", StoredWord(PlacementMoment), primary_key=True),
    Column("kind", StoredWord(PlacementKind), nullable=False),
    # These three go with the learner's name; moment and kind stay, as figures count them.
    Column("related", Boolean),
    Column("source", StoredWord(PlacementSource)),
    Column("said_on", CalendarDay),
)

placement_question = Table(
    "placement_question",
    metadata,
    Column("enrollment_id", ForeignKey("enrollment.id"), primary_key=True),
    Column("moment", StoredWord(PlacementMoment), primary_key=True),
    Column("linked_at", Moment),
    Column("due_at", Moment, index=True),
    # Counted before a letter is sent: a death may lose one, and nobody ever gets a third.
    Column("letters", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("sent_at", Moment),
    Column("reminded_at", Moment),
    Column("answered_at", Moment),
    Column("withdrawn_at", Moment),
    Column("fault", StoredWord(LetterFault)),
)

placement_link = Table(
    "placement_link",
    metadata,
    Column("secret_hash", Text, primary_key=True),
    Column("enrollment_id", Text, nullable=False, index=True),
    Column("moment", StoredWord(PlacementMoment), nullable=False),
    Column("expires_at", Moment, nullable=False),
    ForeignKeyConstraint(
        ["enrollment_id", "moment"], ["placement_question.enrollment_id", "placement_question.moment"]
    ),
)

placement_writing = Table(
    "placement_writing",
    metadata,
    # A cohort whose learners are asked by letter.
    Column("cohort", ForeignKey("cohort.slug"), primary_key=True),
    Column("since", Moment, nullable=False),
)

placement_silence = Table(
    "placement_silence",
    metadata,
    # Somebody who wants no such letter.
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("since", Moment, nullable=False),
)
