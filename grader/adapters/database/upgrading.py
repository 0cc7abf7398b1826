"""Brings a database to the newest revision of its tables."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

from grader.adapters.database.engines import open_engine
from grader.adapters.database.errors import named_faults
from grader.adapters.database.locks import hold
from grader.adapters.database.revisions import refuse_newer
from grader.domain.errors import PlatformError

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(address: str, revision: str = "head") -> None:
    """Migrate to a revision, the newest if none is named, in one transaction; two that start together take turns.

    Raises:
        PlatformError: The database does not answer, or a newer version of this program has migrated it.
    """
    # Without foreign keys: SQLite changes a table by building it anew, and dropping the old one would cascade.
    engine = open_engine(address, foreign_keys=False)
    try:
        with named_faults(), engine.begin() as connection:
            hold(connection, "schema")
            refuse_newer(connection)
            command.upgrade(configuration(connection), revision)
    except CommandError as error:
        raise PlatformError(
            "The database's tables cannot be brought to revision %(revision)s: %(why)s",
            revision=revision,
            why=str(error),
        ) from error
    finally:
        engine.dispose()


def configuration(connection: Connection) -> Config:
    """Return Alembic's configuration for an open connection; `alembic.command.revision` takes it too."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
