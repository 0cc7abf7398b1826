"""Opens a database address as an engine whose transactions either write at once or only read."""

from datetime import timedelta
from sqlite3 import SQLITE_BUSY
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError as SqliteFault
from time import monotonic, sleep
from typing import cast

from psycopg import Connection as PostgresqlConnection
from psycopg import Error as PostgresqlFault
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

READS_ONLY = "reads_only"
"""Execution option of connections that only read."""

HURRIES = "hurries"
"""Execution option of connections whose commits do not wait for the disk."""

BUSY_TIMEOUT = timedelta(seconds=5)
PATIENT = f"PRAGMA busy_timeout = {int(BUSY_TIMEOUT.total_seconds() * 1000)}"
LOOK_AGAIN_SECONDS = 0.001
PRIMARY_CODE = 0xFF
"""https://www.sqlite.org/rescode.html#primary_result_codes_versus_extended_result_codes"""

CONNECT_TIMEOUT = timedelta(seconds=5)
PING_AFTER = timedelta(seconds=5)
LEFT_AT = "left_at"


def open_engine(address: str, *, foreign_keys: bool = True, ping_after: timedelta = PING_AFTER) -> Engine:
    """Return an engine; nothing is connected to yet.

    Args:
        address: `sqlite:///<file>` or `postgresql://…` (psycopg 3).
        ping_after: How long a PostgreSQL connection may rest before it is asked whether it lives.
        foreign_keys: False lets a migration rebuild tables in SQLite; PostgreSQL always holds them.

    Raises:
        ValueError: The address names another kind of database.
    """
    url = make_url(address)
    match url.get_backend_name():
        case "sqlite":
            return _open_sqlite(url, foreign_keys=foreign_keys)
        case "postgresql":
            return _open_postgresql(url, ping_after)
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


def glancing(engine: Engine) -> Engine:
    """Return the same engine for a single statement that reads.

    In PostgreSQL nothing is begun around it and nothing ended: one message instead of three.
    """
    if engine.dialect.name == "postgresql":
        return engine.execution_options(**{READS_ONLY: True, "isolation_level": "AUTOCOMMIT"})
    return reading(engine)


def hurrying(engine: Engine) -> Engine:
    """Return the same engine for transactions that do not wait for the disk: a power cut may undo them, and no more.

    https://www.sqlite.org/pragma.html#pragma_synchronous
    https://www.postgresql.org/docs/current/wal-async-commit.html
    """
    return engine.execution_options(**{HURRIES: True})


def is_reading(connection: Connection) -> bool:
    """Tell whether this connection only reads."""
    return bool(connection.get_execution_options().get(READS_ONLY, False))


def _open_postgresql(url: URL, ping_after: timedelta) -> Engine:
    seconds = str(int(CONNECT_TIMEOUT.total_seconds()))
    engine = create_engine(
        url.update_query_dict({"connect_timeout": url.query.get("connect_timeout", seconds)}),
        hide_parameters=True,
        # As many as a web process has busy threads for: one beyond them is opened and closed for each transaction.
        pool_size=16,
        max_overflow=16,
    )
    _ask_after_rest(engine, ping_after)
    event.listen(engine, "connect", _speak_utc)
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _speak_utc(connection: PostgresqlConnection, _record: object) -> None:
    """Have moments come in UTC, whatever zone the server or its user would rather read them in.

    And have questions run at once: none of ours lasts as long as it takes PostgreSQL to make a program of one.
    https://www.postgresql.org/docs/current/jit-decision.html
    """
    connection.autocommit = True
    connection.execute("SET TIME ZONE 'UTC'")
    connection.execute("SET jit TO off")
    connection.autocommit = False


def _ask_after_rest(engine: Engine, ping_after: timedelta) -> None:
    """Ask a pooled connection whether it lives where it has rested for a while; always asking costs a tenth of a page.

    https://docs.sqlalchemy.org/en/21/core/pooling.html#custom-legacy-pessimistic-ping
    """

    def left(_connection: object, record: ConnectionPoolEntry) -> None:
        record.info[LEFT_AT] = monotonic()

    def taken(connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
        rested = monotonic() - record.info.get(LEFT_AT, monotonic())
        if rested >= ping_after.total_seconds() and LEFT_AT in record.info and not _lives(engine, connection):
            raise DisconnectionError

    event.listen(engine, "checkin", left)
    event.listen(engine, "checkout", taken)


def _lives(engine: Engine, connection: DBAPIConnection) -> bool:
    try:
        return engine.dialect.do_ping(connection)
    except PostgresqlFault:
        return False


def _open_sqlite(url: URL, *, foreign_keys: bool) -> Engine:
    # isolation_level None: the driver's own BEGIN is deferred, and a read that turns into a write then fails at once.
    engine = create_engine(url, connect_args={"isolation_level": None}, max_overflow=-1, hide_parameters=True)

    def prepare(connection: SqliteConnection, _record: object) -> None:
        connection.execute(PATIENT)
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")  # what was erased is in no free page of the file
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


def _begin_postgresql(connection: Connection) -> None:
    if _hurries(connection):
        connection.exec_driver_sql("SET LOCAL synchronous_commit TO OFF")


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock before the first read, so that nobody waits for it in the middle of a transaction."""
    reads = is_reading(connection)
    _set_pragma(connection, "query_only", "ON" if reads else "OFF")
    _set_pragma(connection, "synchronous", "NORMAL" if _hurries(connection) else "FULL")
    if reads:
        connection.exec_driver_sql("BEGIN")
    else:
        _begin_to_write(connection)


def _begin_to_write(connection: Connection) -> None:
    """Take the write lock as soon as another process lets go of it; SQLite itself would look again after up to 100 ms.

    https://www.sqlite.org/c3ref/busy_timeout.html
    """
    driver = cast("SqliteConnection", connection.connection.dbapi_connection)
    until = monotonic() + BUSY_TIMEOUT.total_seconds()
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        while not driver.in_transaction:
            try:
                driver.execute("BEGIN IMMEDIATE")
            except SqliteFault as fault:
                if fault.sqlite_errorcode & PRIMARY_CODE != SQLITE_BUSY or monotonic() > until:
                    connection.exec_driver_sql("BEGIN IMMEDIATE")  # to fail as SQLAlchemy's errors do
                sleep(LOOK_AGAIN_SECONDS)
    finally:
        driver.execute(PATIENT)


def _set_pragma(connection: Connection, name: str, value: str) -> None:
    """Set what is not set so already: a pooled connection stays as its last transaction left it."""
    if connection.info.get(name) != value:
        connection.exec_driver_sql(f"PRAGMA {name} = {value}")
        connection.info[name] = value


def _hurries(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(HURRIES, False))
