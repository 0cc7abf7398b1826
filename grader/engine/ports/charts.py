"""What a group's charts show, as it is counted: a fixed number of questions, however many learners there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from grader.domain.charts.pace import Passes


@dataclass(frozen=True)
class StoppedFirst:
    """How many learners a check was the first to stop.

    Attributes:
        check: Its id; empty where the whole run was stopped.
        still: Those of them whom it stops now.
    """

    suite_digest: str
    check: str
    learners: int
    still: int


class Charts(Protocol):
    """Counts of a cohort's active learners, one query each."""

    def passes(self, cohort: str, exercises: Sequence[str], bounds: Sequence[datetime]) -> Sequence[Passes]:
        """Return how many of these exercises each learner first passed in each span, where there are some.

        Args:
            bounds: In order; the first span ends before the first of them, the last begins at the last.
        """

    def hand_ins(self, cohort: str, since: datetime) -> Mapping[int, int]:
        """Return how many hand-ins came since, by the second of the epoch at which their quarter of an hour begins."""

    def stopped_first(self, cohort: str, suite_digests: Sequence[str], limit: int) -> tuple[StoppedFirst, ...]:
        """Return which checks of these versions were the first to stop learners, those first that stopped most."""

    def having_passed(self, cohort: str, exercises: Sequence[Sequence[str]]) -> Sequence[int]:
        """Return how many learners have passed one at least of the exercises, for each of these lists of them."""
