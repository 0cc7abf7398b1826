"""Which revision a database's tables are at, and whether this program can work with it; asked at every start."""

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table

from grader.adapters.database.engines import open_engine
from grader.adapters.database.errors import named_faults
from grader.domain.errors import WrongRevision

VERSIONS = Path(__file__).parent / "migrations" / "versions"
STORED = table("alembic_version", column("version_num"))


def require_current(address: str) -> str:
    """Return the revision of a database that this program can work with.

    Raises:
        WrongRevision: It is older or newer than this program.
        PlatformError: The database does not answer.
    """
    found = known_revision(address)
    if found != newest_revision():
        raise _too_old(found)
    return newest_revision()


def _too_old(found: str | None) -> WrongRevision:
    newest = newest_revision()
    if found is None:
        return WrongRevision(
            "The database has no tables, and this program needs revision %(newest)s: grader migrate.", newest=newest
        )
    return WrongRevision(
        "The database is at revision %(found)s, and this program needs %(newest)s: grader migrate.",
        found=found,
        newest=newest,
    )


def known_revision(address: str) -> str | None:
    """Return the revision of a database, this program's or an older one; None where there are no tables yet.

    Raises:
        WrongRevision: It is newer than this program.
        PlatformError: The database does not answer.
    """
    engine = open_engine(address)
    try:
        with named_faults(), engine.connect() as connection:
            refuse_newer(connection)
            return revision_of(connection)
    finally:
        engine.dispose()


def refuse_newer(connection: Connection) -> None:
    """Make sure that this program knows the revision of a database.

    Raises:
        WrongRevision: It does not: a newer program has migrated it.
    """
    found = revision_of(connection)
    if found is not None and found not in known_revisions():
        raise WrongRevision(
            "The database is at revision %(found)s, and this program knows none after %(newest)s. Run the newer "
            "program, or restore the backup taken before the upgrade.",
            found=found,
            newest=newest_revision(),
        )


def revision_of(connection: Connection) -> str | None:
    """Return the revision of a database, or None where there are no tables yet."""
    if not inspect(connection).has_table(STORED.name):
        return None
    return connection.scalar(select(STORED.c.version_num))


def newest_revision() -> str:
    """Return the revision that this program's tables are at."""
    return known_revisions()[-1]


@cache
def known_revisions() -> tuple[str, ...]:
    """Return every revision, oldest first; a test holds that the names of their files are in the order of succession.

    Alembic would say the same, and takes half a second to be imported.
    """
    return tuple(sorted(path.name[1:5] for path in VERSIONS.glob("r[0-9]*_*.py")))
