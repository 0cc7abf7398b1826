"""Rows poured into tables as fast as the database takes them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import psycopg
from sqlalchemy import Index, Table, create_engine, insert
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, DropIndex

Row = tuple[object, ...]


@dataclass(frozen=True)
class Document:
    """A stored result, as a value and as the text that COPY takes."""

    value: object

    @cached_property
    def text(self) -> str:
        """Return it as JSON."""
        return json.dumps(self.value)


def pour(address: str, sets: Iterator[tuple[Table, Sequence[str], Iterable[Row]]]) -> None:
    """Fill empty tables, in this order."""
    if address.startswith("sqlite"):
        _pour_by_inserts(address, sets)
    else:
        _pour_by_copy(address, sets)


def _pour_by_inserts(address: str, sets: Iterator[tuple[Table, Sequence[str], Iterable[Row]]]) -> None:
    engine = create_engine(address)
    with engine.begin() as connection:
        for table, columns, rows in sets:
            values = [
                {
                    name: value.value if isinstance(value, Document) else value
                    for name, value in zip(columns, row, strict=True)
                }
                for row in rows
            ]
            connection.execute(insert(table), values)
    engine.dispose()


def _pour_by_copy(address: str, sets: Iterator[tuple[Table, Sequence[str], Iterable[Row]]]) -> None:
    """COPY each table, without foreign keys' checks, its indexes made afterwards: a minute instead of many."""
    with psycopg.connect(address) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("SET maintenance_work_mem = '512MB'")
        for table, columns, rows in sets:
            indexes: list[Index] = sorted(table.indexes, key=lambda index: str(index.name))
            for index in indexes:
                connection.execute(str(DropIndex(index)).encode())
            names = ", ".join(f'"{name}"' for name in columns)
            with connection.cursor().copy(f"COPY {table.name} ({names}) FROM STDIN".encode()) as copy:
                for row in rows:
                    copy.write_row([_as_text(value) for value in row])
            for index in indexes:
                # Compiled for PostgreSQL: a partial index loses its condition in any other dialect.
                connection.execute(str(CreateIndex(index).compile(dialect=postgresql.dialect())).encode())
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def _as_text(value: object) -> object:
    match value:
        case Document():
            return value.text
        case frozenset():
            return " ".join(sorted(value))
        case _:
            return value
