"""The clock that leases are held against: the database's own, so that hosts need not agree on the time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, DateTime, Interval, bindparam, func, literal

from grader.adapters.database.column_types import Moment

UPTIME = Path("/proc/uptime")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_PRESENT = func.clock_timestamp(type_=DateTime(timezone=True))
"""Not now(), which stands still for the length of a transaction."""

_COMING_IN_POSTGRESQL = _PRESENT + bindparam("coming", type_=Interval())
_COMING_IN_SQLITE = bindparam("coming", type_=Moment())


def since_boot() -> datetime:
    """Return a moment that moves with the machine's uptime: setting the clock changes nothing about it.

    It is read from the kernel's file, so that it is one clock for all processes of a host, whatever time one of them
    believes it to be. See https://man7.org/linux/man-pages/man5/proc_uptime.5.html.
    """
    return EPOCH + timedelta(seconds=float(UPTIME.read_text().split()[0]))


@dataclass(frozen=True)
class Clock:
    """Tells the time inside a statement.

    Attributes:
        now: Read for SQLite only, whose processes all share one host.
    """

    connection: Connection
    now: Callable[[], datetime]

    def after(self, delay: timedelta = timedelta(0)) -> ColumnElement[datetime]:
        """Return the moment `delay` from now, as a value to store or compare with."""
        if self._is_postgresql:
            return _PRESENT + literal(delay, Interval())
        return literal(self.now() + delay, Moment())

    @property
    def coming(self) -> ColumnElement[datetime]:
        """Return the moment that the parameter `coming` of a statement tells, which `until` gives."""
        return _COMING_IN_POSTGRESQL if self._is_postgresql else _COMING_IN_SQLITE

    def until(self, delay: timedelta) -> object:
        """Return the parameter `coming`, for the moment `delay` from now."""
        return delay if self._is_postgresql else self.now() + delay

    @property
    def _is_postgresql(self) -> bool:
        return self.connection.dialect.name == "postgresql"
