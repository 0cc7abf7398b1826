"""What waits and who takes it: the doorbell, the line, and the hosts."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Protocol

from grader.domain.grading.run import Run
from grader.domain.queue.hosts import Host, LiveHost
from grader.domain.queue.queues import QueueName
from grader.domain.queue.turns import QueuedRun


class WaitingLine(Protocol):
    """What waits, as those who wait may ask about it."""

    def count(self, queues: Collection[QueueName], limit: int) -> int:
        """Return how many runs of these queues wait, counting no further than `limit`."""

    def is_full(self, limit: int) -> bool:
        """Tell whether `limit` runs wait, a regrade's aside; it may be what this process counted two seconds ago."""

    def waiting(self, queue: QueueName) -> tuple[QueuedRun, ...]:
        """Return every run of a queue that waits; ask for the count first."""

    def busy(self, queue: QueueName) -> frozenset[str]:
        """Return the learners of whom a run of the queue is under way."""

    def own_order(self, run: Run) -> tuple[str, ...]:
        """Return the ids of the same learner's runs that wait in the same queue, in the order in which they go."""

    def usual_time(self) -> timedelta | None:
        """Return the median time, from start to end, of the runs that ended last; None before the first."""


class Hosts(Protocol):
    """The hosts whose workers grade. Signs of life are dated by the database's own clock."""

    def join(self, host: Host) -> None:
        """Store a host whose worker has just started; an earlier wish to drain it is forgotten."""

    def beat(self, host: Host) -> bool:
        """Store that a host lives, and what it says of itself; False when it must `join` first."""

    def drain(self, host_id: str) -> bool:
        """Ask a host to end what it has, take nothing more, and leave; False when there is none of that name."""

    def leave(self, host_id: str) -> None:
        """Forget a host."""

    def live(self, within: timedelta) -> tuple[LiveHost, ...]:
        """Return the hosts that gave a sign of life within so long, the longest up first, with their runs."""


class Doorbell(Protocol):
    """The queue: it wakes as many workers as there are runs to take, and may lose any of its bells."""

    def ring(self, runs: Mapping[str, QueueName]) -> None:
        """Wake a worker for each run, by its id and queue: it takes whatever should go next, and ids are for readers.

        Raises:
            QueueUnavailable: No Redis answers.
        """

    def count(self) -> int:
        """Return how many bells wait for a worker.

        Raises:
            QueueUnavailable: No Redis answers.
        """
