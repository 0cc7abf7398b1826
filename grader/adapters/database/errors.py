"""Turns the database's errors into ours: a conflict between two writers, or a fault for the operator."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import errors as postgresql
from sqlalchemy.exc import (
    DBAPIError,
    IntegrityError,
    InterfaceError,
    OperationalError,
)
from sqlalchemy.exc import (
    TimeoutError as PoolTimeoutError,
)

from grader.domain.errors import PlatformError
from grader.engine.ports.database import Conflict

NOT_UNIQUE_IN_SQLITE = frozenset({sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY})
CONFLICTS_IN_POSTGRESQL = (postgresql.UniqueViolation, postgresql.DeadlockDetected, postgresql.SerializationFailure)


@contextmanager
def named_faults() -> Iterator[None]:
    """Rename the database's errors that leave the block.

    Raises:
        Conflict: Another transaction was first; this one left no trace and may be tried again.
        PlatformError: The database does not answer, is locked for too long, or its disk is full.
    """
    try:
        yield
    except (IntegrityError, OperationalError, InterfaceError) as error:
        if _is_conflict(error):
            msg = f"another transaction was first: {error.orig}"
            raise Conflict(msg) from error
        if isinstance(error, IntegrityError):
            raise
        raise PlatformError("The database does not do its work: %(why)s", why=str(error.orig)) from error
    except PoolTimeoutError as error:
        raise PlatformError("Every connection to the database is in use.") from error


def _is_conflict(error: DBAPIError) -> bool:
    original = error.orig
    if isinstance(original, sqlite3.Error):
        # Absent when the driver refuses by itself, before SQLite was asked.
        return getattr(original, "sqlite_errorcode", None) in NOT_UNIQUE_IN_SQLITE
    return isinstance(original, CONFLICTS_IN_POSTGRESQL)
