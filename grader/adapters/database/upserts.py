"""Stores a row whether or not its key is there already, in the dialect of either database."""

from collections.abc import Mapping

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


def _insert_into(connection: Connection) -> type[sqlite.Insert] | type[postgresql.Insert]:
    return postgresql.Insert if connection.dialect.name == "postgresql" else sqlite.Insert
