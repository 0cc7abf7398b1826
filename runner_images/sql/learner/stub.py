"""The stub in the learner's process: it runs their SQL where the tests ask for it, one statement after the other.

All it says is made of texts, numbers, moments and tuples of them: nothing of it is an object of anybody's.
"""

import base64
import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from runner_images.common.values import codec
from runner_images.common.wire import fields
from runner_images.common.wire.frames import MEBIBYTE, Channel, ClosedError, Frame
from runner_images.common.wire.limits import MAX_SUITE_NODES
from runner_images.sql.learner.answers import (
    DatabaseEngine,
    DatabaseSession,
    EndlessRowsError,
    LateStatementError,
    RefusedError,
    StatementAnswer,
)
from runner_images.sql.learner.postgresql import PostgresqlEngine
from runner_images.sql.learner.sqlite import SqliteEngine
from runner_images.sql.learner.statements import SqlStatement, place_in

_ENGINES: Mapping[str, Callable[[Path, str], DatabaseEngine]] = {"sqlite": SqliteEngine, "postgresql": PostgresqlEngine}
_SHOWN = 2_000
_FILLING_SECONDS = 60.0
_TRANSACTIONS = re.compile(r"(?:BEGIN|START|COMMIT|END|ROLLBACK|VACUUM|PRAGMA|CREATE\s+DATABASE)\b", re.IGNORECASE)
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""What some editors put before the first character of a file."""
_NONE = "\N{REPLACEMENT CHARACTER}"
"""In place of a character that is none: SQLite takes no text with one."""

Told = tuple[object, ...]
"""A word, and what it takes to say the rest: the tests' side of each is in `common/kinds/database_orders.py`."""


class DatabaseStub:
    """Answers the requests of the tests, one after the other."""

    def __init__(self, channel: Channel, folder: Path) -> None:
        """Serve `channel` with the files of `folder`."""
        self._channel = channel
        self._folder = folder
        self._engine: DatabaseEngine | None = None
        self._may = ""
        self._requests: Mapping[str, Callable[[Frame], Frame]] = {
            "operate": self._operate,
            "fetch": self._fetch,
            "store": self._store,
        }
        self._orders: Mapping[str, Callable[..., Told]] = {
            "open_database": self._open,
            "run_file": self._run_file,
            "ask_database": self._ask,
        }

    def serve(self) -> int:
        """Answer until the tests close the channel; return the status to end with."""
        try:
            while True:
                request = self._channel.receive()
                answer = self._requests.get(fields.text(request, "kind"), _missing)
                self._channel.send(answer(request))
        except ClosedError:
            return 0

    def _operate(self, request: Frame) -> Frame:
        order = self._orders.get(fields.text(request, "operator"))
        if order is None:
            return _missing(request)
        arguments = [codec.decode(coded, nodes=MAX_SUITE_NODES) for coded in fields.items(request, "arguments")]
        return {"kind": "returned", "value": codec.encode(_told(lambda: order(*arguments)))}

    def _open(self, engine: str, may: str, files: tuple[tuple[str, str], ...]) -> Told:
        """Make a database of the tests' `files`, in place of the last one."""
        if self._engine is not None:
            self._engine.close()
        self._engine, self._may = _ENGINES[engine](self._folder.parent, may), may
        parts = [(name, text, one) for name, text in files for one in self._engine.split(text)]
        # What a learner may change the make of is theirs.
        session = self._engine.session(learner=may == "create")
        # One transaction for all takes half the time of one each; files that speak of transactions have their own.
        at_once = not any(_TRANSACTIONS.match(statement.text) for _, _, statement in parts)
        deadline = time.monotonic() + _FILLING_SECONDS
        if at_once:
            session.run("BEGIN", deadline)
        for name, text, statement in parts:
            told = _tried(session, statement, deadline)
            if told[0] != "answer":
                return (*told, *_where(told, name, text, statement))
        if at_once:
            session.run("COMMIT", deadline)
        session.close()
        return ("answer", None, ())

    def _run_file(self, name: str, seconds: float, wanted: int | None) -> Told:
        """Run a file of the learner's as they would at home: one statement after the other, in one conversation.

        Nothing is run where there are not as many as `wanted`.
        """
        path = self._folder / name
        if not path.is_file():
            return ("missing", name)
        text = path.read_bytes().decode("utf-8", "replace").removeprefix(_MARK).replace("\0", _NONE)
        engine, deadline = self._current(), time.monotonic() + seconds
        statements = engine.split(text)
        if not statements or len(statements) != (wanted or len(statements)):
            return ("counted", len(statements))
        session = engine.session(learner=True)
        last: Told = ("answer", None, ())
        for statement in statements:
            told = _tried(session, statement, deadline)
            if told[0] != "answer":
                return ("stopped", *told, *_where(told, name, text, statement))
            last = told if told[1] is not None else last
        session.close()
        return ("ran", len(statements), statements[-1].text[:_SHOWN], *last[1:])

    def _ask(self, statement: str, seconds: float, undo: bool) -> Told:  # noqa: FBT001 - a request's argument
        """Run a statement of the tests' own as the owner of everything; `undo`: and have it not have happened."""
        session, deadline = self._current().session(learner=False), time.monotonic() + seconds
        try:
            if undo:
                session.run("BEGIN", deadline)
            return _answered(session.run(statement, deadline))
        finally:
            session.close()

    def _current(self) -> DatabaseEngine:
        if self._engine is None:
            msg = "no database is open"
            raise RefusedError(msg)
        return self._engine

    def _fetch(self, request: Frame) -> Frame:
        path = self._folder / fields.text(request, "path")
        content = path.read_bytes()[:MEBIBYTE] if path.is_file() else None
        return {"kind": "file", "content": None if content is None else base64.b64encode(content).decode()}

    def _store(self, request: Frame) -> Frame:
        path = self._folder / fields.text(request, "path")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(fields.text(request, "content", limit=2 * MEBIBYTE)))
        return {"kind": "stored"}


def _missing(request: Frame) -> Frame:
    """Say that there is no such thing: SQL has no modules and no names in them."""
    return {
        "kind": "missing",
        "module": str(request.get("module", "")),
        "name": str(request.get("name", "")),
        "near": None,
    }


def _answered(answer: StatementAnswer) -> Told:
    return ("answer", answer.columns, answer.rows)


def _tried(session: DatabaseSession, statement: SqlStatement, deadline: float) -> Told:
    return _told(lambda: _answered(session.run(statement.text, deadline)))


def _told(act: Callable[[], Told]) -> Told:
    """Return what came of `act`, in a word where it came to nothing."""
    try:
        return act()
    except RefusedError as error:
        return ("refused", error.message[:_SHOWN], error.kind, error.exhausted, error.hint[:_SHOWN], error.offset)
    except LateStatementError:
        return ("late",)
    except EndlessRowsError:
        return ("flood",)
    except MemoryError:
        return ("refused", "out of memory", "", "memory", "", None)


def _where(told: Told, name: str, text: str, statement: SqlStatement) -> Told:
    """Return where a statement stands: at the character that is refused, where the database told of it."""
    refused_at = told[-1] if told[0] == "refused" and isinstance(told[-1], int) else None
    place = place_in(text, statement.start + (refused_at or 0))
    return (name, place.line, None if refused_at is None else place.column, place.source)
