"""What versions of exercises cost learners, and what stopped them, as it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from grader.domain.people import Person
from grader.domain.stumbles.effort import Effort
from grader.domain.stumbles.stumble import Stumble
from grader.domain.verdicts import Reason


@dataclass(frozen=True)
class EarlierVersion:
    """A version of an exercise that is not the current one any more."""

    suite_digest: str
    published_at: datetime


@dataclass(frozen=True)
class Alike:
    """A failure that learners of a cohort have in common.

    Attributes:
        check: The id of the check; empty where the whole run was stopped.
        learners: Who met it.
        still: Those of them whom it stops now.
    """

    key: str
    check: str
    reason: Reason
    learners: int
    still: int


@dataclass(frozen=True)
class Met:
    """A learner who met a failure.

    Attributes:
        run_id: The newest that tells of it.
        at: When its hand-in came.
        still: It stops them now.
    """

    person: Person
    submission_id: str
    run_id: str
    at: datetime
    still: bool


@dataclass(frozen=True)
class StoppingNow:
    """How many active learners a check stops now.

    Attributes:
        check: Its id; empty where the whole run is stopped.
    """

    suite_digest: str
    check: str
    learners: int


class Stumbles(Protocol):
    """Efforts and stumbles; pages count those of a cohort's active learners, one query each."""

    def effort(self, suite_digest: str, enrollment_id: str) -> Effort | None:
        """Return what a learner spent on a version; None where they handed nothing in."""

    def efforts_of(self, enrollment_id: str, suite_digests: Sequence[str]) -> tuple[Effort, ...]:
        """Return what a learner spent on these versions, where they handed something in."""

    def put(self, effort: Effort) -> None:
        """Store what a learner spent on a version."""

    def met(self, effort: Effort, stumble: Stumble, run_id: str, at: datetime) -> None:
        """Store what stopped a learner's newest try of a version, with the run that tells of it."""

    def efforts(self, cohort: str, suite_digest: str) -> tuple[Effort, ...]:
        """Return what the learners of a cohort spent on a version."""

    def first_failing(self, cohort: str, suite_digest: str) -> Mapping[str, int]:
        """Return how many learners of a cohort each check was the first to stop, by its id; empty: the whole run."""

    def alike(self, cohort: str, suite_digest: str, limit: int) -> tuple[Alike, ...]:
        """Return the failures that several learners met, those first that stop most of them now."""

    def one_alike(self, cohort: str, suite_digest: str, key: str) -> Alike | None:
        """Return one failure, whether one learner met it or several; None where nobody did."""

    def count_alone(self, cohort: str, suite_digest: str) -> int:
        """Return how many failures one learner alone met."""

    def who_met(self, cohort: str, suite_digest: str, keys: Sequence[str], limit: int) -> Mapping[str, tuple[Met, ...]]:
        """Return who met each failure, at most so many of each: whom it stops now first, then the newest."""

    def stopped_again(self, cohort: str, suite_digests: Sequence[str]) -> tuple[Effort, ...]:
        """Return the efforts of a cohort in these versions that the same check has stopped twice in a row, or more."""

    def stopping(self, enrollment_ids: Sequence[str], suite_digests: Sequence[str]) -> Sequence[tuple[str, str, str]]:
        """Return (version, enrollment, check) of these learners whom something stops there now, in one query."""

    def stopping_now(self, cohort: str, suite_digests: Sequence[str], least: int) -> tuple[StoppingNow, ...]:
        """Return which checks stop at least so many learners of a cohort now, the most first."""

    def version_before(self, cohort: str, exercise: str, suite_digest: str) -> EarlierVersion | None:
        """Return the newest other version of an exercise that learners of a cohort handed something in for."""
