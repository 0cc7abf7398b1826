"""Tracks, cohorts' plans and learners' own dates, as they are kept, and the public holidays that plans leave out."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Protocol

from grader.domain.assignments import Extension, OwnAssignment
from grader.domain.plans.plan import Plan
from grader.domain.plans.track import Track

PublicHolidays = Callable[[int, int], frozenset[date]]
"""Returns those of the years from one to another, both included."""


class Plans(Protocol):
    """Tracks, the plans of cohorts, learners' own dates, and calendars."""

    def publish(self, track: Track, at: datetime) -> None:
        """Store a track, in place of the one of its slug."""

    def track(self, slug: str) -> Track | None:
        """Return the track of that slug."""

    def tracks(self) -> tuple[Track, ...]:
        """Return all tracks, by slug."""

    def put(self, plan: Plan) -> None:
        """Store the plan of a cohort, in place of what it was."""

    def of_cohort(self, cohort: str) -> Plan:
        """Return the plan of a cohort; one without days or modules where nobody made one."""

    def extend(self, extension: Extension) -> None:
        """Store a later date of a learner, in place of the one that they had for this exercise."""

    def withdraw(self, enrollment_id: str, exercise: str) -> None:
        """Forget a later date of a learner."""

    def extensions(self, cohort: str, exercise: str | None = None) -> tuple[Extension, ...]:
        """Return the later dates that active learners of a cohort have for an exercise, or for any; soonest first."""

    def open_calendar(self, person_id: str, secret_hash: str) -> None:
        """Store what opens a person's calendar, in place of what did."""

    def close_calendar(self, person_id: str) -> None:
        """Let nothing open a person's calendar."""

    def has_calendar(self, person_id: str) -> bool:
        """Tell whether something opens a person's calendar."""

    def calendar_owner(self, secret_hash: str) -> str | None:
        """Return the id of the person whose calendar this opens."""

    def passed_late(self, enrollment_ids: Sequence[str], exercises: Sequence[str]) -> frozenset[tuple[str, str]]:
        """Return (enrollment id, exercise) of these where the hand-in that passed came after the date, in one query."""

    def extended(self, enrollment_ids: Sequence[str]) -> tuple[Extension, ...]:
        """Return all later dates of these learners, in one query."""

    def given_to(self, enrollment_id: str, exercise: str | None = None) -> tuple[OwnAssignment, ...]:
        """Return what a learner was given, in order, with their own dates, in one query.

        Args:
            exercise: Only this one; None is all.
        """
