"""SQLite in the learner's process: a file of its own for each check, in which they may do what the test says."""

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from runner_images.sql.learner.answers import AnswerRoom, LateStatementError, RefusedError, StatementAnswer
from runner_images.sql.learner.statements import SqlStatement, of_sqlite

_INSTRUCTIONS = 2_000
"""Of SQLite's machine, between two looks at the clock."""
_LONGEST = 16 << 20
_READS = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE))
_CHANGES = frozenset(
    (sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE, sqlite3.SQLITE_TRANSACTION,
     sqlite3.SQLITE_SAVEPOINT)
)  # fmt: skip
_CREATES = frozenset(
    (sqlite3.SQLITE_CREATE_TABLE, sqlite3.SQLITE_CREATE_INDEX, sqlite3.SQLITE_CREATE_VIEW,
     sqlite3.SQLITE_CREATE_TRIGGER, sqlite3.SQLITE_DROP_TABLE, sqlite3.SQLITE_DROP_INDEX, sqlite3.SQLITE_DROP_VIEW,
     sqlite3.SQLITE_DROP_TRIGGER, sqlite3.SQLITE_ALTER_TABLE, sqlite3.SQLITE_REINDEX, sqlite3.SQLITE_ANALYZE)
)  # fmt: skip
MAY = {"read": _READS, "change": _READS | _CHANGES, "create": _READS | _CHANGES | _CREATES}
"""What a learner's statement may do, by the word of the test."""
_PRAGMAS = frozenset(
    {"foreign_keys", "table_info", "table_xinfo", "table_list", "foreign_key_list", "foreign_key_check", "index_list"}
)
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer", "readfile", "writefile", "edit"})
_KINDS = {
    sqlite3.SQLITE_CONSTRAINT_UNIQUE: "unique",
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY: "unique",
    sqlite3.SQLITE_CONSTRAINT_NOTNULL: "not null",
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY: "foreign key",
    sqlite3.SQLITE_CONSTRAINT_CHECK: "check",
}
_NEAR = re.compile(r'near "(?P<word>.+)": syntax error|unrecognized token: "(?P<token>.+)"', re.DOTALL)
_NAMED = re.compile(
    r"(?:no such (?:column|function|table)|ambiguous column name|misuse of aggregate): (?P<name>[^\s(]+)"
)
_MOST_TRIES = 50


class SqliteEngine:
    """A database in a file that nothing else opens."""

    def __init__(self, folder: Path, may: str) -> None:
        """Make one in `folder`, in which the learner `may` read, change rows, or create."""
        self._file = folder / "database"
        self._may = may

    def split(self, text: str) -> list[SqlStatement]:
        """Return the statements of a file."""
        return of_sqlite(text)

    def session(self, *, learner: bool) -> "SqliteSession":
        """Begin a conversation."""
        return SqliteSession(self._file, self._may if learner else None)

    def close(self) -> None:
        """Remove it."""
        for left in self._file.parent.glob(f"{self._file.name}*"):
            left.unlink()


class SqliteSession:
    """A connection: temporary tables, and what was not committed, go with it."""

    def __init__(self, file: Path, may: str | None) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None, cached_statements=0)
        for setting in ("journal_mode = MEMORY", "synchronous = OFF", "trusted_schema = OFF", "foreign_keys = ON"):
            self._connection.execute(f"PRAGMA {setting}")
        self._connection.text_factory = lambda data: data.decode(errors="replace")
        self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        self._connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        if may is not None:
            self._connection.set_authorizer(_authorizer(may))

    def run(self, statement: str, deadline: float) -> StatementAnswer:
        """Return what `statement` gives."""
        self._connection.set_progress_handler(lambda: time.monotonic() > deadline, _INSTRUCTIONS)
        try:
            cursor = self._connection.execute(statement)
            columns = None if cursor.description is None else tuple(str(column[0]) for column in cursor.description)
            room = AnswerRoom()
            for row in cursor:
                room.take(row)
        except (sqlite3.Error, sqlite3.Warning) as error:
            if time.monotonic() > deadline:
                raise LateStatementError from error
            raise self._refused(error, statement) from error
        return StatementAnswer(columns, tuple(room.rows))

    def close(self) -> None:
        """End it."""
        self._connection.close()

    def _refused(self, error: Exception, statement: str) -> RefusedError:
        code = getattr(error, "sqlite_errorcode", 0)
        exhausted = "disk" if code == sqlite3.SQLITE_FULL else ""
        offset = self._offset(str(error), statement)
        return RefusedError(str(error), kind=_KINDS.get(code, ""), exhausted=exhausted, offset=offset)

    def _offset(self, message: str, statement: str) -> int | None:
        """Return the character at which `statement` is refused; Python does not pass on where SQLite saw it."""
        if message == "incomplete input":
            return len(statement)
        if found := _NEAR.match(message):
            word = found["word"] or found["token"]
            return next((place for place in _words(word, statement) if self._stops(statement, place, word)), None)
        if found := _NAMED.match(message):
            name = found["name"].rpartition(".")[2]
            return next(_words(name, statement), None)
        return None

    def _stops(self, statement: str, place: int, word: str) -> bool:
        """Tell whether SQLite's parser, which reads from left to right, stops at the word in this place."""
        self._connection.set_progress_handler(None, 0)
        try:
            self._connection.execute(f"EXPLAIN {statement[: place + len(word)]}").close()
        except (sqlite3.Error, sqlite3.Warning) as error:
            found = _NEAR.match(str(error))
            return found is not None and word in (found["word"], found["token"])
        return False


def _words(word: str, statement: str) -> Iterator[int]:
    start, edge = r"(?<!\w)" if word[:1].isalnum() else "", r"(?!\w)" if word[-1:].isalnum() else ""
    found = re.finditer(f"{start}{re.escape(word)}{edge}", statement, re.IGNORECASE)
    for match, _ in zip(found, range(_MOST_TRIES), strict=False):
        yield match.start()


def _authorizer(may: str) -> Callable[[int, str | None, str | None, str | None, str | None], int]:
    """Return what SQLite asks of each step of a statement: https://sqlite.org/c3ref/set_authorizer.html."""
    allowed = MAY[may]

    def authorize(action: int, first: str | None, second: str | None, _database: str | None, _by: str | None) -> int:
        if action == sqlite3.SQLITE_FUNCTION:
            fine = (second or "").lower() not in _FORBIDDEN_FUNCTIONS
        elif action == sqlite3.SQLITE_PRAGMA:
            fine = (first or "").lower() in _PRAGMAS
        else:
            fine = action in allowed
        return sqlite3.SQLITE_OK if fine else sqlite3.SQLITE_DENY

    return authorize
