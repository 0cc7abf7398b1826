"""Rows in every table of a database at any revision, made from what the database itself says of its columns."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    cast,
    insert,
    select,
)

from grader.adapters.database.column_types import Moment
from grader.adapters.database.engines import open_engine

EACH = 3
MORNING = datetime(2026, 11, 23, 8, 5, 0, 123_456, tzinfo=UTC)
DOCUMENT = {"z": [1, 2.5, None, True], "a": "é\0\ud800 « 1 »"}

MADE: dict[type, Callable[[int], object]] = {
    Moment: lambda number: MORNING + timedelta(days=number),
    Boolean: lambda number: bool(number % 2),
    Integer: lambda number: number + 1,
    JSON: lambda _number: DOCUMENT,
    LargeBinary: lambda number: bytes(range(number, 256)),
}
"""Values by the type of their column; any other is a text that names the column."""

Rows = dict[str, list[tuple[object, ...]]]


def fill_every_table(address: str, *, again: int = 0) -> None:
    """Store rows in every table, the last of which has NULL wherever that may stand; other ones each time `again`."""
    engine = open_engine(address)
    with engine.begin() as connection:
        _fill(connection, _described(connection), again)
    engine.dispose()


def before_and_after_filling(address: str, *, again: int) -> tuple[Rows, Rows]:
    """Store rows in every table, and return every row from before and from after; the tables are described once."""
    engine = open_engine(address)
    with engine.begin() as connection:
        described = _described(connection)
        before = _rows(connection, described)
        _fill(connection, described, again)
        after = _rows(connection, described)
    engine.dispose()
    return before, after


def insert_rows(address: str, **rows: Mapping[str, object]) -> None:
    """Store a row in each table that is named, in a database at any revision."""
    engine = open_engine(address)
    with engine.begin() as connection:
        described = _described(connection)
        for table, row in rows.items():
            connection.execute(insert(described.tables[table]).values(row))
    engine.dispose()


def all_rows(address: str) -> Rows:
    """Return every row of every table, in the order of its key, each value as its column's name and itself."""
    engine = open_engine(address)
    with engine.connect() as connection:
        rows = _rows(connection, _described(connection))
    engine.dispose()
    return rows


def _fill(connection: Connection, described: MetaData, again: int) -> None:
    for table in described.sorted_tables:
        rows = [
            {column.name: _value(column, number) for column in table.columns}
            for number in range(EACH * again, EACH * (again + 1))
        ]
        connection.execute(insert(table), rows)


def _rows(connection: Connection, described: MetaData) -> Rows:
    rows: Rows = {}
    for table in described.sorted_tables:
        columns = sorted(table.columns, key=lambda column: column.name)
        read = [cast(one, Text).label(one.name) if isinstance(one.type, JSON) else one for one in columns]
        found = connection.execute(select(*read).order_by(*table.primary_key)).mappings()
        rows[table.name] = [tuple(row.items()) for row in found]
    return rows


def _described(connection: Connection) -> MetaData:
    found = MetaData()
    found.reflect(connection)
    found.remove(found.tables["alembic_version"])
    for table in found.tables.values():
        for column in table.columns:
            if isinstance(column.type, DateTime):
                column.type = Moment()
            elif isinstance(column.type, JSON):
                column.type = JSON(none_as_null=True)
    return found


def _value(column: Column[object], number: int) -> object:
    if column.nullable and number % EACH == EACH - 1:
        return None
    if column.foreign_keys:
        (key,) = column.foreign_keys
        return _value(key.column, number)
    made = (make(number) for kind, make in MADE.items() if isinstance(column.type, kind))
    return next(made, f"{column.table.name}.{column.name} é « {number} »")
