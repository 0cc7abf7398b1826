"""What the database keeps for the operator: counts by the hour, faults that runs met with, and how the queues stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from grader.domain.submission import QueueName
from grader.domain.tally import Tally


@dataclass(frozen=True)
class Fault:
    """A fault of ours that a run met with.

    Attributes:
        id: Greater than that of any earlier one; 0 before it is stored.
        word: Which fault: the name of its class, `LeaseExpired`, or `Reported` by the harness.
        ended: The run ended with it; else we tried again.
    """

    run_id: str
    submission_id: str
    exercise: str
    at: datetime
    word: str
    ended: bool
    id: int = 0


@dataclass(frozen=True)
class QueueState:
    """How a queue stands.

    Attributes:
        oldest: When the run was queued that has stood in line longest, or None; what waits behind another run of its
            own learner does not stand in line.
        running: How many of its runs are under way.
    """

    queue: QueueName
    waiting: int = 0
    oldest: datetime | None = None
    running: int = 0

    def longest_wait(self, now: datetime) -> timedelta:
        """Return how long the run has waited that has waited longest; none where nothing waits."""
        return max(now - self.oldest, timedelta(0)) if self.oldest else timedelta(0)


@dataclass(frozen=True)
class Waiting:
    """A run that waits, since when."""

    run_id: str
    exercise: str
    queue: QueueName
    since: datetime


class Tallies(Protocol):
    """Counts by the hour; of those that are folded the hour is `EVER`."""

    def add(self, tallies: Sequence[Tally]) -> None:
        """Add to what is counted already; a transaction does this last, as others wait for the same rows."""

    def since(self, hour: datetime) -> tuple[Tally, ...]:
        """Return the counts of an hour and those after it."""

    def troubles_since(self, hour: datetime) -> tuple[Tally, ...]:
        """Return, of an hour and those after it, the counts of faults of ours and of runs that ended with one."""

    def totals(self) -> tuple[Tally, ...]:
        """Return the counts of all time, each with the hour `EVER`."""

    def has_before(self, hour: datetime) -> bool:
        """Tell whether hours before this one are still counted apart."""

    def fold(self, hour: datetime) -> None:
        """Forget the hours of what happened before this one; it counts under `EVER` from now on."""


class Faults(Protocol):
    """Faults of ours, by run."""

    def add(self, fault: Fault) -> None:
        """Store one."""

    def latest(self, limit: int) -> tuple[Fault, ...]:
        """Return the newest."""

    def forget(self, before: datetime) -> None:
        """Forget those from before a moment."""


class Queues(Protocol):
    """How the queues stand now, as the database has it."""

    def state(self) -> tuple[QueueState, ...]:
        """Return all of them in their order, in one query."""

    def longest_waiting(self, limit: int) -> tuple[Waiting, ...]:
        """Return the runs that have waited longest, longest first."""
