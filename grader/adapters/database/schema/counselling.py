"""Counsellors of cohorts, appointments, and what stands in learners' way as far as they agree."""

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text

from grader.adapters.database.column_types import CalendarDay, Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.counselling import AppointmentState, ObstacleKind

counsellor = Table(
    "counsellor",
    metadata,
    Column("cohort", ForeignKey("cohort.slug"), primary_key=True),
    Column("person_id", ForeignKey("person.id"), primary_key=True, index=True),
    Column("sees_progress", Boolean, nullable=False),
)

appointment = Table(
    "appointment",
    metadata,
    Column("id", Text, primary_key=True),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False, index=True),
    Column("day", CalendarDay, nullable=False),
    Column("with_whom", Text, nullable=False),
    Column("state", StoredWord(AppointmentState), nullable=False),
    Column("next_step", Text, nullable=False),
)

obstacle = Table(
    "obstacle",
    metadata,
    Column("id", Text, primary_key=True),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False, index=True),
    Column("kind", StoredWord(ObstacleKind), nullable=False),
    Column("text", Text, nullable=False),
    Column("said_on", CalendarDay, nullable=False),
)

obstacle_consent = Table(
    "obstacle_consent",
    metadata,
    # No obstacle is kept of whoever is not here.
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("agreed_at", Moment, nullable=False),
)
