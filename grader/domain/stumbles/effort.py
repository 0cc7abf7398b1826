"""What a version of an exercise costs: one learner, and what many of them came to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from statistics import median


@dataclass(frozen=True)
class Effort:
    """One learner's tries of one version of an exercise.

    Attributes:
        tries: Up to the first that passed; what comes after it costs nothing.
        began_at: When the first of them was handed in.
        passed_at: When the one that passed was handed in, or None.
        stopped_by: The key of what stopped the newest; None where nothing did.
        stopped_check: The check that stopped the newest, empty where the whole run was; None where nothing did.
        stopped_tries: How many tries in a row it stopped.
        stopped_since: When the first of these was handed in.
        stopped_at: When the newest of these was.
    """

    suite_digest: str
    enrollment_id: str
    tries: int
    began_at: datetime
    passed_at: datetime | None = None
    stopped_by: str | None = None
    stopped_check: str | None = None
    stopped_tries: int = 0
    stopped_since: datetime | None = None
    stopped_at: datetime | None = None


def after_try(known: Effort | None, new: Effort) -> Effort:
    """Return the effort with one more try, of which `new` tells as if it were the first; a pass is the last word."""
    if known is None:
        return new
    if known.passed_at is not None:
        return known
    counted = replace(new, tries=known.tries + 1, began_at=min(known.began_at, new.began_at))
    if new.stopped_check is None or new.stopped_check != known.stopped_check:
        return counted
    moments = [one for one in (known.stopped_since, known.stopped_at, new.stopped_at) if one is not None]
    again = known.stopped_tries + 1
    return replace(counted, stopped_tries=again, stopped_since=min(moments), stopped_at=max(moments))


@dataclass(frozen=True)
class Cost:
    """What a version cost those who tried it.

    Attributes:
        tried: How many learners handed something in.
        passed: How many of them passed.
        tries: The median of those who passed; None where nobody did.
        time: The median from the first hand-in to the one that passed, of the same.
    """

    tried: int
    passed: int
    tries: float | None
    time: timedelta | None

    @property
    def percent(self) -> int | None:
        """Return how many of a hundred who tried have passed; None where nobody tried."""
        return round(100 * self.passed / self.tried) if self.tried else None


def cost_of(efforts: Sequence[Effort]) -> Cost:
    """Return what these efforts come to."""
    passed = [one for one in efforts if one.passed_at is not None]
    seconds = [(one.passed_at - one.began_at).total_seconds() for one in passed if one.passed_at is not None]
    return Cost(
        tried=len(efforts),
        passed=len(passed),
        tries=median(one.tries for one in passed) if passed else None,
        time=timedelta(seconds=round(median(seconds))) if seconds else None,
    )
