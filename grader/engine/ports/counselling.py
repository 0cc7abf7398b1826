"""Counsellors, appointments, obstacles and consents, as they are kept."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from grader.domain.cohorts.cohort import Cohort
from grader.domain.counselling import Appointment, Counsellor, Obstacle


class Counselling(Protocol):
    """How the association goes along with learners."""

    def name_counsellor(self, cohort: str, person_id: str, *, sees_progress: bool) -> None:
        """Name somebody for a cohort, or change what they see there."""

    def dismiss(self, cohort: str, person_id: str) -> None:
        """Name somebody for a cohort no longer."""

    def counsellors(self, cohort: str) -> tuple[Counsellor, ...]:
        """Return who is named for a cohort, by handle."""

    def cohorts_of(self, person_id: str) -> tuple[Cohort, ...]:
        """Return the cohorts that somebody is named for, by slug."""

    def put_appointment(self, appointment: Appointment) -> None:
        """Store an appointment, or what became of it."""

    def appointments(self, enrollment_ids: Collection[str]) -> tuple[Appointment, ...]:
        """Return the appointments of these places, the latest day first, in one query."""

    def remove_appointment(self, enrollment_id: str, appointment_id: str) -> None:
        """Remove an appointment of a place."""

    def add_obstacle(self, obstacle: Obstacle) -> None:
        """Store what stands in somebody's way."""

    def obstacles(self, enrollment_id: str) -> tuple[Obstacle, ...]:
        """Return what stands in somebody's way, what was said last first."""

    def remove_obstacle(self, enrollment_id: str, obstacle_id: str) -> None:
        """Remove what does so no more."""

    def agree(self, person_id: str, at: datetime) -> None:
        """Store that somebody agrees to obstacles being written down; who does already, does since then."""

    def agreed(self, person_ids: Collection[str]) -> Mapping[str, datetime]:
        """Return since when these agree, in one query; who does not is missing."""

    def withdraw(self, person_id: str) -> None:
        """Forget that somebody agreed, and every obstacle of theirs."""

    def forget(self, enrollment_id: str) -> None:
        """Forget all that is kept of a place."""
