"""A migrated PostgreSQL database that one test hands to the next, emptied: a new one is three hundred files a test."""

import psycopg

from grader.adapters.database.names import metadata
from tests.postgresql import Cluster

NAME = "handed_on"

SHAPE = """SELECT (SELECT sum(hashtext(concat(oid, xmin))::bigint) FROM pg_class),
    (SELECT sum(hashtext(concat(attrelid, attnum, xmin))::bigint) FROM pg_attribute),
    (SELECT sum(hashtext(concat(oid, xmin))::bigint) FROM pg_trigger)"""
"""What any change of a table, a column or a trigger changes, and no row."""

LEFT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"


class Emptied:
    """The database, made when it is first asked for, and again after a test that left it in another shape."""

    def __init__(self, cluster: Cluster, template: str) -> None:
        self._cluster = cluster
        self._template = template
        self._is_there = False
        self._shape: object = None
        self._empty = ""
        self._shipped: dict[str, bytes] = {}

    def take(self) -> str:
        """Return its address; nothing is in it but what migrations bring."""
        if not self._is_there:
            self._make()
        return self._cluster.address(NAME)

    def give_back(self) -> None:
        """Empty it, whoever is connected still."""
        with psycopg.connect(self._cluster.address(NAME)) as connection:
            connection.execute(LEFT, [NAME])
            if as_before := connection.execute(SHAPE).fetchone() == self._shape:
                connection.execute(self._empty.encode())
                for table, rows in self._shipped.items():
                    with connection.cursor().copy(f'COPY "{table}" FROM STDIN'.encode()) as copy:
                        copy.write(rows)
        if not as_before:
            self._cluster.drop(NAME)
            self._is_there = False

    def _make(self) -> None:
        self._cluster.create(NAME, template=self._template)
        with psycopg.connect(self._cluster.address(NAME)) as connection:
            self._shape = connection.execute(SHAPE).fetchone()
            found = connection.execute("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'")
            sequences = [name for (name,) in found]
            tables = ["alembic_version", *(table.name for table in reversed(metadata.sorted_tables))]
            shipped = {table: rows_of(connection, table) for table in tables}
        self._shipped = {table: rows for table, rows in shipped.items() if rows}
        self._empty = ";".join(
            [
                *(f'DELETE FROM "{table}"' for table in tables),
                *(f"SELECT setval('\"{sequence}\"', 1, false)" for sequence in sequences),
            ]
        )
        self._is_there = True


def rows_of(connection: psycopg.Connection, table: str) -> bytes:
    """Return a table's rows in PostgreSQL's text form."""
    with connection.cursor().copy(f'COPY "{table}" TO STDOUT'.encode()) as copy:
        return b"".join(bytes(block) for block in copy)
