"""Stores a row whether or not its key is there already, in the dialect of either database."""

from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

RowValues = Mapping[str, object]
Insert = postgresql.Insert | sqlite.Insert


def upsert(connection: Connection, table: Table, *rows: RowValues) -> None:
    """Insert rows of the same columns, or replace these columns of the rows with the same primary keys."""
    if rows:
        connection.execute(_replacing(connection.dialect.name, table, tuple(rows[0])), list(rows))


def insert_missing(connection: Connection, table: Table, *rows: RowValues) -> None:
    """Insert rows, but those whose primary keys are there: these stay as they are."""
    if rows:
        connection.execute(_leaving(connection.dialect.name, table), list(rows))


def add_up(connection: Connection, table: Table, rows: Sequence[RowValues]) -> None:
    """Insert rows, or add their values to those of the rows with the same primary keys."""
    if rows:
        connection.execute(_adding(connection.dialect.name, table), rows)


@cache
def _leaving(dialect: str, table: Table) -> Insert:
    return _insert(dialect, table).on_conflict_do_nothing(index_elements=[one.name for one in table.primary_key])


@cache
def _adding(dialect: str, table: Table) -> Insert:
    insert = _insert(dialect, table)
    key = [one.name for one in table.primary_key]
    sums = {one.name: one + insert.excluded[one.name] for one in table.c if one.name not in key}
    return insert.on_conflict_do_update(index_elements=key, set_=sums)


@cache
def _replacing(dialect: str, table: Table, columns: tuple[str, ...]) -> Insert:
    """Return the statement for these columns; building it anew each time costs several times its execution."""
    insert = _insert(dialect, table)
    key = [column.name for column in table.primary_key]
    replaced = {name: insert.excluded[name] for name in columns if name not in key}
    if not replaced:
        return insert.on_conflict_do_nothing(index_elements=key)
    return insert.on_conflict_do_update(index_elements=key, set_=replaced)


def _insert(dialect: str, table: Table) -> Insert:
    return postgresql.Insert(table) if dialect == "postgresql" else sqlite.Insert(table)
