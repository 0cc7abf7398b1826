"""The live view of runs in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from grader.domain.errors import QueueUnavailable
from grader.engine.ports.grading import Event


@dataclass
class FakeAnnouncer:
    """Events by run, numbered from 1.

    Attributes:
        down: While true, no Redis answers.
        while_waiting: Called, with how long, when somebody listens and there is nothing to hear.
    """

    events: dict[str, list[Event]] = field(default_factory=dict)
    down: bool = False
    while_waiting: Callable[[timedelta], None] = lambda _: None

    def announce(self, run_id: str, event: Event) -> None:
        """Keep the event."""
        if not self.down:
            told = self.events.setdefault(run_id, [])
            told.append(replace(event, cursor=f"{len(told) + 1}-0"))

    def newest(self, run_id: str) -> str:
        """Return the cursor of what was told last."""
        told = [] if self.down else self.events.get(run_id, [])
        return told[-1].cursor if told else ""

    def listen(self, run_id: str, after: str, timeout: timedelta) -> tuple[Event, ...]:
        """Return what was told after the cursor."""
        if self.down:
            raise QueueUnavailable
        known = int(after.partition("-")[0] or 0)
        if len(self.events.get(run_id, ())) <= known:
            self.while_waiting(timeout)
        return tuple(self.events.get(run_id, ())[known:])

    def kinds(self, run_id: str) -> list[str]:
        """Return the kinds of a run's events."""
        return [event.kind for event in self.events.get(run_id, ())]
