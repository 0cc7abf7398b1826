"""Answers pinned to failures, as they are kept."""

from typing import Protocol

from grader.domain.pinned_answers import PinnedAnswer


class PinnedAnswers(Protocol):
    """What the staff of cohorts answer to failures."""

    def put(self, answer: PinnedAnswer) -> None:
        """Store an answer, in the place of the one that the failure had."""

    def remove(self, cohort: str, exercise: str, key: str) -> None:
        """Forget the answer to a failure."""

    def to_failure(self, cohort: str, exercise: str, key: str) -> PinnedAnswer | None:
        """Return the answer to a failure."""

    def of_exercise(self, cohort: str, exercise: str) -> tuple[PinnedAnswer, ...]:
        """Return all answers of a cohort and an exercise, the newest first."""

    def by_author(self, person_id: str) -> tuple[PinnedAnswer, ...]:
        """Return the answers that are a person's as they are now, oldest first."""
