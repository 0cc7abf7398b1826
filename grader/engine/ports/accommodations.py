"""More time of learners in a cohort, as it is kept: how much, and never why."""

from collections.abc import Sequence
from typing import Protocol

from grader.domain.accommodations import Accommodation


class Accommodations(Protocol):
    """What learners have beside the time of the others, in percent, by their places in a cohort."""

    def put(self, accommodation: Accommodation) -> None:
        """Store how much more time a learner has, in place of what they had; 0 forgets it."""

    def of(self, enrollment_ids: Sequence[str]) -> dict[str, int]:
        """Return how much more time these have, in one query; who has none is not among them."""

    def of_cohort(self, cohort: str) -> dict[str, int]:
        """Return who of a cohort has more time, and how much, in one query."""
