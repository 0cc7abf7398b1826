"""What versions of exercises cost learners, and what stopped them, as it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from grader.domain.stumbles.effort import Effort
from grader.domain.stumbles.stumble import Stumble


@dataclass(frozen=True)
class EarlierVersion:
    """A version of an exercise that is not the current one any more."""

    suite_digest: str
    published_at: datetime


class Stumbles(Protocol):
    """Efforts and stumbles; pages count those of a cohort's active learners, one query each."""

    def effort(self, suite_digest: str, enrollment_id: str) -> Effort | None:
        """Return what a learner spent on a version; None where they handed nothing in."""

    def put(self, effort: Effort) -> None:
        """Store what a learner spent on a version."""

    def met(self, effort: Effort, stumble: Stumble, run_id: str, at: datetime) -> None:
        """Store what stopped a learner's newest try of a version, with the run that tells of it."""

    def efforts(self, cohort: str, suite_digest: str) -> tuple[Effort, ...]:
        """Return what the learners of a cohort spent on a version."""

    def first_failing(self, cohort: str, suite_digest: str) -> Mapping[str, int]:
        """Return how many learners of a cohort each check was the first to stop, by its id; empty: the whole run."""

    def version_before(self, cohort: str, exercise: str, suite_digest: str) -> EarlierVersion | None:
        """Return the newest other version of an exercise that learners of a cohort handed something in for."""
