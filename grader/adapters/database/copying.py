"""A copy of every row that either database can be filled from: JSON lines, a file a table, all of one moment.

Our own tables are read and written, as the database itself describes them, and neither `pg_dump` nor SQLite's backup
is asked: so one format serves both, needs no program of the right version, and a school may move to PostgreSQL by it.
"""

import json
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import datetime
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    delete,
    event,
    func,
    insert,
    inspect,
    make_url,
    select,
)

from grader.adapters.database.column_types import Moment
from grader.adapters.database.engines import open_engine, reading
from grader.adapters.database.errors import named_faults
from grader.adapters.database.revisions import revision_of
from grader.adapters.database.upgrading import upgrade
from grader.domain.errors import NotValid, PlatformError
from grader.engine.operation.backup import ArchiveMember

VERSION_TABLE = "alembic_version"
ROWS_AT_ONCE = 500
OWNER_ONLY = 0o600

Line = list[object]


class Tables:
    """`grader.engine.operation.backup.BackupPlace` of a whole database.

    Args:
        address: As `open_engine` takes it.
        revision: Of the tables: what they are at, or, to fill an empty database, what the members were at.
    """

    name = "database"

    def __init__(self, address: str, revision: str) -> None:
        self._address = address
        self._revision = revision

    def members(self) -> Iterator[ArchiveMember]:
        """Yield a file a table, those that others refer to first; all see the database at one moment.

        Raises:
            PlatformError: The database does not answer, or was migrated in the meantime.
        """
        engine = open_engine(self._address)
        try:
            with named_faults(), reading(engine).begin() as connection:
                if revision_of(connection) != self._revision:
                    raise PlatformError("The database was migrated just now. Start the backup again.")
                for table in _described(connection).sorted_tables:
                    yield _member(connection, table)
        finally:
            engine.dispose()

    def refuse_unless_empty(self) -> None:
        """Make sure that there are no tables.

        Raises:
            NotValid: `place_not_empty`.
        """
        url = make_url(self._address)
        if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
            return  # to look into it would make it
        engine = open_engine(self._address)
        try:
            with named_faults(), engine.connect() as connection:
                if inspect(connection).get_table_names():
                    raise NotValid("place_not_empty", place=url.render_as_string(hide_password=True))
        finally:
            engine.dispose()

    def fill(self, members: Iterator[ArchiveMember]) -> None:
        """Make the tables of the copy's revision, store all rows in one transaction, and migrate to the newest.

        Raises:
            NotValid: `archive_damaged`: a file of no table.
            PlatformError: The database does not do its work, or the copy is of a newer program.
        """
        upgrade(self._address, self._revision)
        engine = open_engine(self._address)
        try:
            with named_faults(), engine.begin() as connection:
                described = _described(connection)
                for member in members:
                    _fill_table(connection, described.tables, member)
                for table in described.sorted_tables:
                    _go_on_counting(connection, table)
        finally:
            engine.dispose()
        upgrade(self._address)


def _described(connection: Connection) -> MetaData:
    """Return the tables as they are, whatever the code of the day says, with column types that read alike in both."""
    found = MetaData()

    def choose_type(_inspector: object, _table: object, column: dict[str, object]) -> None:
        if isinstance(column["type"], DateTime):
            column["type"] = Moment()
        elif isinstance(column["type"], JSON):
            column["type"] = JSON(none_as_null=True)

    event.listen(found, "column_reflect", choose_type)
    found.reflect(connection)
    found.remove(found.tables[VERSION_TABLE])
    return found


def _member(connection: Connection, table: Table) -> ArchiveMember:
    return ArchiveMember(f"{Tables.name}/{table.name}.jsonl", OWNER_ONLY, lambda: _spooled(connection, table))


def _spooled(connection: Connection, table: Table) -> BinaryIO:
    """Write a table's columns, and then its rows in the order of its key, to a file that has no name."""
    rows = connection.execution_options(yield_per=ROWS_AT_ONCE).execute(select(table).order_by(*table.primary_key))
    with ExitStack() as closed_if_it_fails:
        file = closed_if_it_fails.enter_context(tempfile.TemporaryFile())
        file.write(_line([column.name for column in table.columns]))
        for row in rows:
            file.write(_line([_written(value) for value in row]))
        file.seek(0)
        closed_if_it_fails.pop_all()
    return cast("BinaryIO", file)


def _line(values: Line) -> bytes:
    return json.dumps(values, separators=(",", ":")).encode("ascii") + b"\n"


def _written(value: object) -> object:
    match value:
        case datetime():
            return value.isoformat()
        case bytes():
            return b64encode(value).decode("ascii")
    return value


def _read(value: object, column: Column[object]) -> object:
    if isinstance(value, str) and isinstance(column.type, Moment):
        return datetime.fromisoformat(value)
    if isinstance(value, str) and isinstance(column.type, LargeBinary):
        return b64decode(value)
    return value


def _fill_table(connection: Connection, known: Mapping[str, Table], member: ArchiveMember) -> None:
    table = known.get(PurePosixPath(member.name).stem)
    if table is None or member.content is None:
        raise NotValid("archive_damaged", part=member.name)
    with member.content() as content:
        columns = [table.columns[name] for name in json.loads(next(content))]
        connection.execute(delete(table))  # what a migration brought in, which the copy has, too
        while lines := list(islice(content, ROWS_AT_ONCE)):
            connection.execute(insert(table), [_row(json.loads(line), columns) for line in lines])


def _row(values: Line, columns: list[Column[object]]) -> dict[str, object]:
    return {column.name: _read(value, column) for value, column in zip(values, columns, strict=True)}


def _go_on_counting(connection: Connection, table: Table) -> None:
    """Let PostgreSQL number new rows after those that came with their numbers; SQLite does so by itself."""
    (column, *others) = table.primary_key
    if connection.dialect.name != "postgresql" or others or not isinstance(column.type, Integer):
        return
    quoted = connection.dialect.identifier_preparer.format_table(table)
    last = connection.scalar(select(func.max(column)))
    if last is not None:
        connection.execute(select(func.setval(func.pg_get_serial_sequence(quoted, column.name), last)))
