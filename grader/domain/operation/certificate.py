"""The certificate by which an installation that serves TLS itself is known."""

from dataclasses import dataclass
from datetime import datetime, timedelta

SOON = timedelta(days=14)
"""Authorities renew theirs a month ahead: what has two weeks left was not renewed."""


@dataclass(frozen=True)
class Certificate:
    """As its files say now.

    Attributes:
        folder: Where they lie.
        starts_at: None where it cannot be read.
        ends_at: None where it cannot be read.
        names: Whom it is for.
        problem: Why it cannot be served, as a code; None where it can.
        file: Which file the problem is of.
    """

    folder: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    names: tuple[str, ...] = ()
    problem: str | None = None
    file: str = ""

    def is_over(self, at: datetime) -> bool:
        """Tell whether browsers refuse it, or will not take it yet."""
        over = self.ends_at is not None and self.ends_at <= at
        return over or (self.starts_at is not None and self.starts_at > at)

    def ends_soon(self, at: datetime) -> bool:
        """Tell whether it should have been renewed."""
        return self.ends_at is not None and self.ends_at - at < SOON

    def days_left(self, at: datetime) -> int:
        """Return how many whole days it is good for."""
        return max(0, (self.ends_at - at).days) if self.ends_at is not None else 0

    def is_for(self, host: str) -> bool:
        """Tell whether it is for a host's name or address; of a wildcard, for one more label."""
        parent = host.partition(".")[2]
        return host in self.names or (bool(parent) and f"*.{parent}" in self.names)
