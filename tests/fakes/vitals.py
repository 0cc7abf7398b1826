"""Vitals in memory."""

from datetime import datetime, timedelta

from grader.domain.errors import QueueUnavailable
from grader.engine.ports.operation import HostVitals


class FakeVitals:
    """Keeps what hosts said; `down` makes it a Redis that is away."""

    def __init__(self) -> None:
        self.down = False
        self._heard: dict[str, HostVitals] = {}

    def tell(self, vitals: HostVitals) -> None:
        """Store what a host says of itself, unless it is down."""
        if not self.down:
            self._heard[vitals.host] = vitals

    def hosts(self, now: datetime) -> tuple[HostVitals, ...]:
        """Return what each host said last within a day."""
        if self.down:
            raise QueueUnavailable("away")
        kept = (self._heard[host] for host in sorted(self._heard))
        return tuple(vitals for vitals in kept if now - vitals.said_at <= timedelta(days=1))
