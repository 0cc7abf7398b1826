"""A database whose disk is full: it is read as ever, and takes nothing."""

from contextlib import AbstractContextManager
from typing import NoReturn

from grader.domain.errors import PlatformError
from grader.engine.ports.database import Database, Transaction


class FullDatabase:
    """Another database, that can only be read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, *, lasting: bool = True) -> NoReturn:
        """Fail, as there is no room."""
        raise PlatformError("full")

    def read(self) -> AbstractContextManager[Transaction]:
        """Open a transaction that only reads."""
        return self._database.read()

    def glance(self) -> AbstractContextManager[Transaction]:
        """Open it for a single statement."""
        return self._database.glance()
