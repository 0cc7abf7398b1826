"""What a cohort did within a while, and who of its staff reads of it by e-mail, as they are kept."""

from datetime import datetime
from typing import Protocol

from grader.domain.digests import DigestReader, WorkOnExercise


class Digests(Protocol):
    """Counts of active learners, one query each, and the readers of digests."""

    def work(self, cohort: str, begins: datetime, ends: datetime) -> tuple[WorkOnExercise, ...]:
        """Return what was done of each exercise from a moment until before another, by slug; not where nothing was."""

    def active(self, cohort: str, begins: datetime, ends: datetime) -> int:
        """Return how many learners handed something in in the same while."""

    def reader(self, cohort: str, person_id: str) -> DigestReader | None:
        """Return somebody who gets the digest of a cohort; None where they do not."""

    def of_person(self, person_id: str) -> tuple[DigestReader, ...]:
        """Return the digests that somebody gets, by cohort."""

    def put(self, reader: DigestReader) -> None:
        """Store a reader in the place of what was known of them."""

    def forget(self, cohort: str, person_id: str) -> None:
        """Send somebody no more."""

    def due(self, at: datetime, limit: int) -> tuple[DigestReader, ...]:
        """Return the readers to whom one should have been sent by a moment, the oldest first."""

    def claim(self, reader: DigestReader, next_at: datetime) -> bool:
        """Take a digest that is due, so that nobody else sends it, and tell whether it was still to be had.

        Args:
            next_at: When the one after it is due.
        """
