"""Makes writers of the same thing wait for one another where the database would let both read first."""

from sqlalchemy import Connection, func, select

from grader.adapters.database.engines import is_reading


def hold(connection: Connection, *names: str) -> None:
    """Hold the lock of these names until the transaction ends; a reading transaction holds nothing.

    SQLite's writers already wait for one another from their first statement. PostgreSQL's do not, and a row that is
    not there yet cannot be locked, hence an advisory lock.
    https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
    """
    if connection.dialect.name != "postgresql" or is_reading(connection):
        return
    connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended("/".join(names), 0))))
