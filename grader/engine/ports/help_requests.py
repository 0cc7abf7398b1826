"""Requests for help, as they are kept."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from grader.domain.help_requests import HelpRequest


class HelpRequests(Protocol):
    """What learners asked."""

    def add(self, request: HelpRequest) -> None:
        """Store a request; of a learner and an exercise one is open at a time."""

    def get(self, request_id: str) -> HelpRequest | None:
        """Return the request of that id."""

    def move(self, request: HelpRequest) -> None:
        """Store how far a request has come, and who helps."""

    def remove(self, request_id: str) -> None:
        """Forget a request."""

    def open_of(self, enrollment_id: str, exercise: str) -> HelpRequest | None:
        """Return a learner's open request of an exercise."""

    def count(self, enrollment_id: str, exercise: str) -> int:
        """Return how often a learner asked for help with an exercise."""

    def open_of_learners(self, enrollment_ids: Sequence[str]) -> tuple[HelpRequest, ...]:
        """Return the open requests of these learners, oldest first."""

    def awaiting_staff(self, cohorts: Sequence[str], limit: int) -> tuple[HelpRequest, ...]:
        """Return the requests of active learners in which staff of these cohorts have something to do, oldest first."""

    def count_awaiting(self, staff_id: str) -> int:
        """Return how many of them await the staff of all cohorts whose staff this person is, in one query."""

    def count_awaiting_staff(self, cohorts: Sequence[str]) -> int:
        """Return how many requests `awaiting_staff` would find without a limit."""

    def of_submissions(self, submission_ids: Sequence[str]) -> Mapping[str, tuple[HelpRequest, ...]]:
        """Return the requests from hand-ins, by hand-in, oldest first."""
