"""What became of learners after their cohort, as it is kept."""

from typing import Protocol

from grader.domain.placements.placement import Placement, PlacementMoment


class Placements(Protocol):
    """What became of learners, one a place in a cohort and moment."""

    def put(self, placement: Placement) -> None:
        """Store what became of a learner by a moment, in place of what was said before."""

    def forget(self, enrollment_id: str, moment: PlacementMoment) -> None:
        """Forget what was said of a learner for a moment; nothing is forgotten twice."""

    def of(self, enrollment_id: str) -> tuple[Placement, ...]:
        """Return what is kept of one learner's place, in the order of the moments."""

    def of_cohort(self, cohort: str) -> tuple[Placement, ...]:
        """Return what is kept of a cohort's learners, in one query, by place and moment."""
