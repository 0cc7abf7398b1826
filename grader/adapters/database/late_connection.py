"""A connection that is opened when something is first asked of it: what a process remembers needs none.

What it buys: of the two transactions of a poll of which nothing moved one asks nothing, and to open a connection for it
took a twentieth of the poll in a profile. Without this file all parts would take their connection at once.
"""

from collections.abc import Callable
from functools import cached_property

from sqlalchemy import Connection


class LateConnection:
    """What a transaction opens when it first has something to ask.

    Args:
        reads_only: It cannot write, as `engines.is_reading` says of its connection.
    """

    def __init__(self, connect: Callable[[], Connection], *, reads_only: bool) -> None:
        """Prepare; nothing is opened yet."""
        self._connect = connect
        self.reads_only = reads_only

    @cached_property
    def connection(self) -> Connection:
        """Return the connection, opened now if it was not."""
        return self._connect()


class OverLateConnection:
    """A part of a transaction that may have to ask nothing."""

    def __init__(self, late: LateConnection) -> None:
        self._late = late

    @property
    def _connection(self) -> Connection:
        return self._late.connection
