"""The fixture `database`: the learner's SQL, run on a database that the test fills, and what is in it afterwards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from runner_images.common.kinds.database_orders import ENGINES, DatabaseOrders, Told
from runner_images.common.kinds.row_differences import Row
from runner_images.common.kinds.sandbox import KindSandbox
from runner_images.common.kinds.schemas import SCHEMA_QUESTIONS
from runner_images.common.kinds.tables import Columns, Rows, UnorderedRows
from runner_images.common.tests.calls import NotedCall
from runner_images.common.tests.judged import JudgedError, suite_error
from runner_images.common.tests.literals import cut_middle
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure

if TYPE_CHECKING:
    from runner_images.common.wire.frames import Json

May = Literal["read", "change", "create"]
_COMMANDS = {
    "sqlite": "sqlite3 -box :memory: {files}",
    "postgresql": "psql {files}",
}
_FILE_WORDS = {"sqlite": '".read {name}"', "postgresql": "-f {name}"}
_CALL = 140


@dataclass(frozen=True)
class QueryAnswer:
    """What a query gave.

    Attributes:
        columns: The names of its columns.
        rows: Its rows, which a test compares with a list of tuples, in their order.
    """

    columns: Columns
    rows: Rows
    _note: Callable[[object], object] = field(repr=False)

    def unordered(self) -> UnorderedRows:
        """Return the rows to be compared in any order, each as often as it comes."""
        rows = UnorderedRows(self.columns, self.rows)
        self._note(rows)
        return rows


class Databases:
    """Makes the databases of a test."""

    def __init__(self, sandbox: KindSandbox) -> None:
        """Make them in `sandbox`."""
        self._sandbox = sandbox
        self._last: FilledDatabase | None = None

    def sqlite(self, *files: str, may: May = "read") -> "FilledDatabase":
        """Return a SQLite database that the tests' `files` fill, in which the learner `may` read, change or create."""
        return self._opened("sqlite", files, may)

    def postgresql(self, *files: str, may: May = "read") -> "FilledDatabase":
        """Return a PostgreSQL database that the tests' `files` have filled, on a server of its own."""
        return self._opened("postgresql", files, may)

    def _opened(self, engine: str, files: Sequence[str], may: May) -> "FilledDatabase":
        if self._last is not None:
            self._last.is_open = False
        texts = tuple((name, Path(name).read_text("utf-8")) for name in files)
        orders = DatabaseOrders(self._sandbox, engine)
        told = orders.give("open_database", engine, may, texts)
        if told[0] != "answer":
            raise _unfilled(told)
        self._last = FilledDatabase(orders, tuple(files), may)
        return self._last


class FilledDatabase:
    """A database of one check, gone with it."""

    def __init__(self, orders: DatabaseOrders, files: tuple[str, ...], may: May) -> None:
        """Reach it by `orders`."""
        self.is_open = True
        self._orders = orders
        self._files = files
        self._may = may

    def run(self, file: str, *, statements: int | None = None, seconds: float | None = None) -> QueryAnswer:
        """Run the learner's `file`, and return what its last query gives.

        Args:
            statements: How many there must be; None for one where they may only read, else for any.
            seconds: How long the whole of it may take; the check's time where it says nothing.

        Raises:
            JudgedError: The file does not run to its end: what a beginner may do wrong is judged already.
        """
        self._check_open()
        wanted = 1 if statements is None and self._may == "read" else statements
        limit = self._orders.seconds(seconds)
        call = NotedCall(_written(file, self._files), is_call=False, command=self._command(file), is_program=True)
        with self._orders.sandbox.learner.calls.noting(call):
            told = self._orders.give("run_file", file, limit, wanted)
            call.subject = _written(file, self._files, told)
            match told[0]:
                case "ran":
                    return self._answer(told[-2:])
                case "stopped":
                    raise self._orders.stopped(told[1:], file, limit if seconds is None else seconds)
        raise _not_to_be_run(file, told, wanted)

    def query(self, statement: str) -> QueryAnswer:
        """Return what a statement of the test's own gives, with every right: what the learner's file has made of it."""
        told = self._asked(statement, undo=False)
        if told[0] != "answer":
            raise self._in_vain(statement, told)
        return self._answer(told[1:])

    def refuses(self, statement: str) -> str | None:
        """Return the constraint by which the database refuses a statement; None when it takes it, which is undone.

        `unique` (of a primary key too), `not null`, `foreign key` or `check`.
        """
        told = self._asked(statement, undo=True)
        if told[0] == "answer":
            return None
        if told[0] == "refused" and told[2]:
            return str(told[2])
        raise self._in_vain(statement, told)

    def tables(self) -> list[str]:
        """Return the names of the tables, in the alphabet's order."""
        return [str(row[0]) for row in self._schema("tables")]

    def types(self, table: str) -> dict[str, str]:
        """Return the type of each column of a table, as the database writes it, in small letters."""
        return {str(name): str(kind).lower() for name, kind in self._schema("types", table)}

    def primary_key(self, table: str) -> tuple[str, ...]:
        """Return the columns of a table's primary key."""
        return tuple(str(row[0]) for row in self._schema("primary_key", table))

    def foreign_keys(self, table: str) -> list[tuple[str, str, str]]:
        """Return each column of a table that refers to another: its name, the other table, and its column there."""
        return [(str(own), str(other), str(theirs)) for own, other, theirs in self._schema("foreign_keys", table)]

    def _schema(self, question: str, table: str = "") -> list[Row]:
        statement = SCHEMA_QUESTIONS[self._orders.engine][question]
        return list(self.query(statement.replace(":table", "'" + table.replace("'", "''") + "'")).rows)

    def _asked(self, statement: str, *, undo: bool) -> Told:
        self._check_open()
        return self._orders.give("ask_database", statement, self._orders.seconds(None), undo)

    def _in_vain(self, statement: str, told: Told) -> JudgedError:
        """Return the verdict on a question that the database does not answer: theirs, if they made what is in it."""
        said = str(told[1]) if told[0] == "refused" else str(told[0])
        if self._may != "create":
            return suite_error(f"{said} ({statement})", name="DatabaseError")
        params: dict[str, Json] = {"query": statement, "text": said, "type": ENGINES[self._orders.engine]}
        return JudgedError(Failure(CheckEnding("check_failed", CodedMessage("asked_in_vain", params, said))))

    def _check_open(self) -> None:
        if not self.is_open:
            gave_way = "this database gave way to the next one of the same test"
            raise suite_error(gave_way, name="DatabaseError")

    def _answer(self, told: Sequence[object]) -> QueryAnswer:
        columns, rows = told
        names = Columns(map(str, columns)) if isinstance(columns, tuple) else Columns()
        found = Rows(names, rows if isinstance(rows, tuple) else ())
        note = self._orders.sandbox.learner.recent.append
        note(found)
        return QueryAnswer(names, found, note)

    def _command(self, file: str) -> str:
        words = _FILE_WORDS[self._orders.engine]
        names = " ".join(words.format(name=name) for name in (*self._files, file))
        return _COMMANDS[self._orders.engine].format(files=names)


def _written(file: str, files: Sequence[str], told: Told = ("",)) -> str:
    """Return how a call is written: the file, the last of those that filled the database, and its one statement."""
    statement = " ".join(str(told[2]).split()) if told[0] == "ran" and told[1] == 1 else ""
    data = f" ({files[-1]})" if files else ""
    return f"{file}{data} : {cut_middle(statement, _CALL)}" if statement else f"{file}{data}"


def _not_to_be_run(file: str, told: Told, wanted: int | None) -> JudgedError:
    """Return the verdict on a file that is not there, or holds another number of statements than are wanted."""
    count = told[1] if isinstance(told[1], int) else 0
    params: dict[str, Json] = {"file": file, "expected_count": wanted, "actual_count": count}
    code = "missing_file" if told[0] == "missing" else "statement_count" if count else "no_query"
    return JudgedError(Failure(CheckEnding("check_failed", CodedMessage(code, params))))


def _unfilled(told: Told) -> JudgedError:
    """Return the verdict on a file of the tests' own that the database refuses."""
    name, line = told[-4], told[-3]
    said = told[1] if told[0] == "refused" else told[0]
    at = line if isinstance(line, int) else None
    return suite_error(f"{name}, line {line}: {said}", name="DatabaseError", file=str(name), line=at)
