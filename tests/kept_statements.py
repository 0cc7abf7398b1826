"""SQLite for all databases of a process: to compile each statement again for each test's was a third of such a test."""

from typing import ClassVar, Self

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import CompiledCacheType


class KeptDialect(SQLiteDialect_pysqlite):
    """The dialect that every engine of the process shares, with the statements that any of them has compiled."""

    supports_statement_cache = True
    _kept: ClassVar[dict[str, Self]] = {}
    _compiled: ClassVar[CompiledCacheType] = {}

    def __new__(cls, **arguments: object) -> Self:
        """Return the one that was made for these arguments."""
        return cls._kept.setdefault(repr(arguments), super().__new__(cls))

    def __init__(self, **arguments: object) -> None:
        if "dbapi" not in vars(self):
            super().__init__(**arguments)

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        """Have an engine look for statements where all keep them."""
        engine.update_execution_options(compiled_cache=cls._compiled)


def keep_statements() -> None:
    """Have every engine for SQLite that is made from now on use it."""
    registry.register("sqlite", __name__, KeptDialect.__name__)
