"""The database as the engine's steps see it: transactions that write, and transactions that only read."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from datetime import UTC, datetime
from threading import Lock
from time import monotonic

from sqlalchemy import Engine

from grader.adapters.database.clock import since_boot
from grader.adapters.database.engines import glancing, hurrying, open_engine, reading
from grader.adapters.database.errors import named_faults
from grader.adapters.database.late_connection import LateConnection
from grader.adapters.database.open_transaction import OpenTransaction, Shared
from grader.domain.operation.audit import SYSTEM, Actor
from grader.engine.ports.receipts import Signer


def _turn(engine: Engine) -> AbstractContextManager[object]:
    """Return what a process's threads take turns by to write.

    SQLite lets one write at a time, and who waits for it sleeps up to 100 ms between two looks, so that under load most
    of the time goes by while nobody writes. A lock of ours wakes the next one at once.
    https://www.sqlite.org/c3ref/busy_timeout.html
    """
    return Lock() if engine.dialect.name == "sqlite" else nullcontext()


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SqlDatabase:
    """`grader.engine.ports.database.Database` in SQLite or PostgreSQL; one a process, shared by its threads.

    Args:
        address: `sqlite:///<file>` or `postgresql://…`; `…database.upgrading.upgrade` has made its tables.
        now: For tests: the clock that SQLite's leases are held against, and by which acts are dated. None takes, for
            leases, what nobody can set (PostgreSQL has a clock of its own), and for acts the time of day.
        actor: Says who acts, for the audit log.
        signer: Signs receipts; None, for tests, confirms nothing.
        elapsed: For tests: by which clock, in seconds, a count was made a moment ago.
    """

    def __init__(
        self,
        address: str,
        *,
        now: Callable[[], datetime] | None = None,
        actor: Callable[[], Actor] = lambda: SYSTEM,
        signer: Signer | None = None,
        elapsed: Callable[[], float] = monotonic,
    ) -> None:
        self._engine = open_engine(address)
        self._reading = reading(self._engine)
        self._glancing = glancing(self._engine)
        self._hurrying = hurrying(self._engine)
        self._shared = Shared(now or _utc_now, now or since_boot, actor, signer, elapsed)
        self._inherited: list[object] = []
        self._turn = _turn(self._engine)

    @contextmanager
    def begin(self, *, lasting: bool = True) -> Iterator[OpenTransaction]:
        """Open a transaction that may write: committed when the block ends well, rolled back when it raises.

        Args:
            lasting: Its commit is on the disk when the block has ended; else a power cut may undo it.

        Raises:
            Conflict: Another transaction was first.
            PlatformError: The database does not do its work.
        """
        engine = self._engine if lasting else self._hurrying
        with self._turn, named_faults(), engine.begin() as connection:
            transaction = OpenTransaction(LateConnection(lambda: connection, reads_only=False), self._shared)
            yield transaction
            transaction.moved.count()

    @contextmanager
    def read(self) -> Iterator[OpenTransaction]:
        """Open a transaction that sees one moment of the database, waits for no writer and cannot write.

        Raises:
            PlatformError: The database does not do its work.
        """
        with named_faults(), self._reading.begin() as connection:
            yield OpenTransaction(LateConnection(lambda: connection, reads_only=True), self._shared)

    @contextmanager
    def glance(self) -> Iterator[OpenTransaction]:
        """Open the database for one statement that reads: it sees one moment by itself.

        Raises:
            PlatformError: The database does not do its work.
        """
        with named_faults(), ExitStack() as opened:
            connect = lambda: opened.enter_context(self._glancing.connect())  # noqa: E731 - where it is asked for
            yield OpenTransaction(LateConnection(connect, reads_only=True), self._shared)

    def forget_connections(self) -> None:
        """Leave the parent's connections alone; the first thing that a forked process calls."""
        # Kept alive, not closed: closing SQLite's files, or a PostgreSQL session, would do so for the parent too.
        self._inherited.append(self._engine.pool)
        self._engine.dispose(close=False)
        self._turn = _turn(self._engine)

    def dispose(self) -> None:
        """Close all connections; the next transaction opens new ones."""
        self._engine.dispose()
