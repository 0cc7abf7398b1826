"""What reports are counted from: hand-ins, what staff did for learners, and versions of exercises."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from grader.domain.reports.activity import Support, SupportKind
from grader.domain.reports.qualiopi import ExerciseRelease
from grader.domain.submissions.submission import Submission


@dataclass(frozen=True)
class SupportCount:
    """How often staff did something for learners, and for how many of them."""

    times: int
    learners: int


class Reports(Protocol):
    """Facts of a period: from a moment until before another."""

    def hand_ins(self, enrollment_id: str, begins: datetime, ends: datetime) -> tuple[Submission, ...]:
        """Return what a learner handed in, oldest first."""

    def support_of(self, enrollment_id: str, begins: datetime, ends: datetime) -> tuple[Support, ...]:
        """Return what the staff did for a learner, oldest first."""

    def support_in(self, cohort: str, begins: datetime, ends: datetime) -> Mapping[SupportKind, SupportCount]:
        """Return what the staff did for all who have a place in a cohort, where they did."""

    def versions(self, exercises: Collection[str]) -> tuple[ExerciseRelease, ...]:
        """Return all versions of these exercises, oldest first, in one query."""
