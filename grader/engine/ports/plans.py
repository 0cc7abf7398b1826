"""Tracks and cohorts' plans, as they are kept, and the public holidays that plans leave out."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from grader.domain.plans.plan import Plan
from grader.domain.plans.track import Track

PublicHolidays = Callable[[int, int], frozenset[date]]
"""Returns those of the years from one to another, both included."""


class Plans(Protocol):
    """Tracks, and the plans of cohorts."""

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
