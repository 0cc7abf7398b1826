"""The clock that leases are held against: the database's own, so that hosts need not agree on the time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, DateTime, Interval, func, literal

from grader.adapters.database.columns import Moment


@dataclass(frozen=True)
class Clock:
    """Tells the time inside a statement.

    Attributes:
        now: Read for SQLite only, whose processes all share one host's clock.
    """

    connection: Connection
    now: Callable[[], datetime]

    def after(self, delay: timedelta = timedelta(0)) -> ColumnElement[datetime]:
        """Return the moment `delay` from now, as a value to store or compare with."""
        if self.connection.dialect.name == "postgresql":
            # Not now(), which stands still for the length of a transaction.
            present = func.clock_timestamp(type_=DateTime(timezone=True))
            return present + literal(delay, Interval())
        return literal(self.now() + delay, Moment())
