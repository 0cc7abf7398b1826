"""Comments on hand-ins, as they are kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from grader.domain.comments import Comment, Thread, Turn


class Comments(Protocol):
    """Threads on hand-ins, and what was written in each."""

    def begin(self, thread: Thread) -> None:
        """Store a new thread, without its comments."""

    def add(self, comment: Comment) -> None:
        """Store a comment in its thread."""

    def thread(self, thread_id: str) -> Thread | None:
        """Return the thread of that id."""

    def comment(self, comment_id: str) -> Comment | None:
        """Return the comment of that id."""

    def change(self, comment_id: str, text: str, at: datetime) -> None:
        """Replace the text of a comment."""

    def remove(self, comment_id: str) -> None:
        """Forget a comment."""

    def end(self, thread_id: str) -> None:
        """Forget a thread without comments."""

    def turn_to(self, thread_id: str, turn: Turn, at: datetime | None = None) -> None:
        """Store whom a thread awaits and, where it was written in, when."""

    def count(self, submission_id: str) -> int:
        """Return how many comments a hand-in has."""

    def of_submissions(self, submission_ids: Sequence[str]) -> Mapping[str, tuple[Thread, ...]]:
        """Return the threads of hand-ins, by hand-in: those on the whole first, then by file and line."""

    def awaiting_learner(self, enrollment_ids: Sequence[str], limit: int) -> tuple[Thread, ...]:
        """Return the open threads that await these learners, those that have waited longest first."""

    def awaiting_staff(self, cohorts: Sequence[str], limit: int) -> tuple[Thread, ...]:
        """Return the open threads of active learners that await the staff of these cohorts, longest first."""

    def count_awaiting_learner(self, enrollment_id: str) -> int:
        """Return how many threads await a learner."""

    def count_awaiting_staff(self, cohorts: Sequence[str]) -> Mapping[str, int]:
        """Return how many threads await the staff of these cohorts, by cohort, in one query; none where 0."""

    def by_author(self, person_id: str) -> tuple[tuple[str, Comment], ...]:
        """Return all that a person wrote, each with the id of its hand-in, oldest first."""
