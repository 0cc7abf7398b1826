"""The queue in memory: what was rung and nobody has answered yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from grader.domain.errors import QueueUnavailable
from grader.domain.queue.queues import QueueName


@dataclass
class FakeDoorbell:
    """A bell that remembers.

    Attributes:
        rung: Run ids and queues, oldest first.
        down: While true, no Redis answers.
    """

    rung: list[tuple[str, QueueName]] = field(default_factory=list)
    down: bool = False

    def ring(self, runs: Mapping[str, QueueName]) -> None:
        """Remember who was rung for."""
        if self.down and runs:
            raise QueueUnavailable
        self.rung.extend(runs.items())

    def count(self) -> int:
        """Return how many were rung and not answered."""
        if self.down:
            raise QueueUnavailable
        return len(self.rung)

    def forget(self) -> None:
        """Lose everything, as an emptied Redis would."""
        self.rung.clear()
