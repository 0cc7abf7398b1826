"""Opens a database address as an engine whose transactions either write at once or only read."""

from datetime import timedelta
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError as SqliteFault
from time import monotonic, sleep

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

READS_ONLY = "reads_only"
"""Execution option of connections that only read."""

BUSY_TIMEOUT = timedelta(seconds=5)
CONNECT_TIMEOUT = timedelta(seconds=5)


def open_engine(address: str, *, foreign_keys: bool = True) -> Engine:
    """Return an engine; nothing is connected to yet.

    Args:
        address: `sqlite:///<file>` or `postgresql://…` (psycopg 3).
        foreign_keys: False lets a migration rebuild tables in SQLite; PostgreSQL always holds them.

    Raises:
        ValueError: The address names another kind of database.
    """
    url = make_url(address)
    match url.get_backend_name():
        case "sqlite":
            return _open_sqlite(url, foreign_keys=foreign_keys)
        case "postgresql":
            return _open_postgresql(url)
        case other:
            msg = f"the database address begins with {other!r}; it may begin with 'sqlite' or 'postgresql'"
            raise ValueError(msg)


def reading(engine: Engine) -> Engine:
    """Return the same engine for transactions that see one moment of the database and refuse to write."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(
            **{READS_ONLY: True, "isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        )
    return engine.execution_options(**{READS_ONLY: True})


def is_reading(connection: Connection) -> bool:
    """Tell whether this connection only reads."""
    return bool(connection.get_execution_options().get(READS_ONLY, False))


def _open_postgresql(url: URL) -> Engine:
    seconds = str(int(CONNECT_TIMEOUT.total_seconds()))
    return create_engine(
        url.update_query_dict({"connect_timeout": url.query.get("connect_timeout", seconds)}),
        pool_pre_ping=True,
        hide_parameters=True,
        pool_size=5,
        max_overflow=27,
    )


def _open_sqlite(url: URL, *, foreign_keys: bool) -> Engine:
    # isolation_level None: the driver's own BEGIN is deferred, and a read that turns into a write then fails at once.
    engine = create_engine(url, connect_args={"isolation_level": None}, max_overflow=-1, hide_parameters=True)

    def prepare(connection: SqliteConnection, _record: object) -> None:
        connection.execute(f"PRAGMA busy_timeout = {int(BUSY_TIMEOUT.total_seconds() * 1000)}")
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _write_ahead(connection: SqliteConnection) -> None:
    """Change to WAL, which stays with the file; processes that first open it together would not wait by themselves.

    https://www.sqlite.org/c3ref/busy_handler.html says where SQLite answers "locked" at once, whatever the timeout.
    """
    until = monotonic() + BUSY_TIMEOUT.total_seconds()
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except SqliteFault:
            if monotonic() > until:
                raise
            sleep(0.02)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock before the first read, so that nobody waits for it in the middle of a transaction."""
    reads = is_reading(connection)
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if reads else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
