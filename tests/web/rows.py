"""How many rows each table of a school has."""

from collections.abc import Mapping

from sqlalchemy import Select, Table, func, select

from grader.adapters.database.names import metadata
from grader.adapters.database.schema.operation import audit
from grader.adapters.database.transactions import SqlDatabase
from grader.domain.operation.audit import Act

SHARED: list[SqlDatabase] = []
"""Those of schools that all tests of a worker share."""

_OF_READERS = (Act.DATA_TAKEN, Act.EVIDENCE_TAKEN, Act.ACTIVITY_TAKEN)
_OF_READING = ("look", "receipt_key")


def rows_of(database: SqlDatabase) -> Mapping[str, int]:
    """Return them by the tables' names, without those that reading writes: who looked, and who took data away."""
    with database._engine.connect() as connection:  # noqa: SLF001 - no step asks for this
        return dict(connection.execute(_COUNTS).mappings().one())


def _count(table: Table) -> Select[tuple[int]]:
    counted = select(func.count()).select_from(table)
    return counted.where(audit.c.act.not_in(_OF_READERS)) if table is audit else counted


_COUNTS = select(
    *(
        _count(table).scalar_subquery().label(table.name)
        for table in metadata.sorted_tables
        if table.name not in _OF_READING
    )
)
