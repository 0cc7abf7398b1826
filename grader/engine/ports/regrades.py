"""What is run again, as it is kept."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from grader.domain.regrades.regrade import Regrade, RegradeChoice, RegradeItem, RegradeKind, RegradeState
from grader.domain.submissions.submission import Submission


class Regrades(Protocol):
    """Regrades, their hand-ins, and the runs that are theirs alone."""

    def hand_ins(self, choice: RegradeChoice, newest: int) -> tuple[Submission, ...]:
        """Return so many of the newest hand-ins of each learner concerned whose code is kept, by learner, newest first.

        Which of them is taken is not looked at but for `failed`: then only learners who have not passed.
        """

    def count_learners(self, choice: RegradeChoice) -> int:
        """Return how many learners `hand_ins` has hand-ins of."""

    def hold(self, enrollment_ids: Collection[str]) -> None:
        """Be alone with these learners until the transaction ends; before anything is written of them."""

    def add(self, regrade: Regrade, items: Sequence[RegradeItem]) -> None:
        """Store a regrade, whose runs are stored already."""

    def get(self, regrade_id: str) -> Regrade | None:
        """Return the regrade of that id."""

    def newest(self, cohorts: Collection[str] | None, limit: int) -> tuple[Regrade, ...]:
        """Return those of these cohorts, newest first; None: all."""

    def open_of(self, choice: RegradeChoice) -> Regrade | None:
        """Return one of the same exercise, cohort and learner that nobody has decided about."""

    def item(self, regrade_id: str, submission_id: str) -> RegradeItem | None:
        """Return a hand-in of a regrade."""

    def items(
        self, regrade_id: str, kinds: Collection[RegradeKind], *, after: str = "", limit: int | None = None
    ) -> tuple[RegradeItem, ...]:
        """Return the hand-ins that came out so, in the order of their ids, those that follow `after`."""

    def places(self, regrade_id: str) -> tuple[str, ...]:
        """Return the enrollments of its hand-ins."""

    def note(self, item: RegradeItem, kind: RegradeKind) -> None:
        """Store what came out of a hand-in."""

    def decide(self, regrade_id: str, decision: RegradeState, at: datetime) -> bool:
        """Store what was decided; False where somebody was faster."""

    def show_runs(self, regrade_id: str, kinds: Collection[RegradeKind]) -> None:
        """Let the first run of each hand-in that came out so be one like all others."""

    def forget_results(self, regrade_id: str) -> None:
        """Forget its hand-ins, and its runs, whether they are over, under way or waiting."""

    def flaky_in(self, cohort: str, suite_digests: Collection[str]) -> Mapping[str, int]:
        """Return of how many hand-ins of a cohort the same version came out otherwise each time, by exercise."""

    def gained_of(self, enrollment_ids: Sequence[str], since: datetime) -> tuple[RegradeItem, ...]:
        """Return what these learners gained by regrades that were applied since, newest first."""

    def of_submissions(self, submission_ids: Sequence[str]) -> Mapping[str, tuple[RegradeItem, ...]]:
        """Return what was run again, by hand-in, of whatever regrade."""
