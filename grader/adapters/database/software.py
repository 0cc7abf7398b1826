"""Which database answers, and at which revision its tables are; for pages that tell of versions."""

from datetime import datetime

from sqlalchemy import Engine, func, select

from grader.adapters.database.engines import open_engine
from grader.adapters.database.errors import named_faults
from grader.adapters.database.revisions import VERSIONS, revision_of


def database_and_revision(address: str) -> tuple[str, str]:
    """Return the kind and version of a database, and the revision of its tables (empty: there are none).

    Raises:
        PlatformError: It does not answer.
    """
    engine = open_engine(address)
    try:
        with named_faults(), engine.connect() as connection:
            version = ".".join(map(str, engine.dialect.server_version_info or ()))
            return f"{_kind(engine)} {version}".strip(), revision_of(connection) or ""
    finally:
        engine.dispose()


def clock_of(address: str) -> datetime | None:
    """Return the time of day of a database server; None of SQLite, whose clock is this machine's.

    Raises:
        PlatformError: It does not answer.
    """
    engine = open_engine(address)
    try:
        if engine.dialect.name == "sqlite":
            return None
        with named_faults(), engine.connect() as connection:
            return connection.scalar(select(func.clock_timestamp()))
    finally:
        engine.dispose()


def revision_on_disk() -> str:
    """Return the newest revision that lies on the disk now: newer than this process where it waits for a restart."""
    return max((path.name[1:5] for path in VERSIONS.glob("r[0-9]*_*.py")), default="")


def _kind(engine: Engine) -> str:
    return {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[engine.dialect.name]
