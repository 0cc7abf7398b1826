"""Stores a row whether or not its key is there already, in the dialect of either database."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

RowValues = Mapping[str, object]


def upsert(connection: Connection, table: Table, values: RowValues) -> None:
    """Insert a row, or replace the given columns of the row with the same primary key."""
    key = [column.name for column in table.primary_key]
    replaced = {name: value for name, value in values.items() if name not in key}
    insert = _insert_into(connection)(table).values(**values)
    if replaced:
        connection.execute(insert.on_conflict_do_update(index_elements=key, set_=replaced))
    else:
        connection.execute(insert.on_conflict_do_nothing(index_elements=key))


def add_up(
    connection: Connection,
    table: Table,
    rows: Sequence[RowValues],
) -> None:
    """Insert rows, or add their values to those of the rows with the same primary keys."""
    if rows:
        insert = _insert_into(connection)(table)
        key = [one.name for one in table.primary_key]
        sums = {one.name: one + insert.excluded[one.name] for one in table.c if one.name not in key}
        connection.execute(insert.on_conflict_do_update(index_elements=key, set_=sums), rows)


def _insert_into(connection: Connection) -> type[sqlite.Insert] | type[postgresql.Insert]:
    return postgresql.Insert if connection.dialect.name == "postgresql" else sqlite.Insert
