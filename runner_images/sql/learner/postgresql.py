"""PostgreSQL in the learner's sandbox: their statements run as a user who may do no more than the test says."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from runner_images.sql.learner.answers import (
    AnswerRoom,
    BrokenServerError,
    EndlessRowsError,
    RefusedError,
    StatementAnswer,
)
from runner_images.sql.learner.postgresql_server import PostgresqlServer
from runner_images.sql.learner.postgresql_wire import ServerConversation
from runner_images.sql.learner.statements import SqlStatement, of_postgresql

OWNER, DATABASE = "trainer", "exercise"
LEARNERS = {"read": "reader", "change": "writer", "create": "creator"}
"""The users of the cluster, by what a learner may do; their rights are in `postgresql/rights.sql`."""
_CONNECT_SECONDS = 10.0
_KINDS = {"23505": "unique", "23502": "not null", "23503": "foreign key", "23514": "check", "23P01": "exclusion"}
_TOO_MUCH_ASIDE = "53400"
"""More rows than there is room to put aside, on the way to the first of an answer."""
_FULL_FILE = "could not extend file"
_EXHAUSTED = {"53200": "memory", "53100": "disk"}
_LEAST_BYTES = 1 << 20
"""With less room than this a server ends in the middle of a statement, and says nothing."""


class PostgresqlEngine:
    """A server with one database, in which what the trainer's files make is the owner's."""

    def __init__(self, folder: Path, may: str) -> None:
        """Start one in `folder`, in which the learner `may` read, change rows, or create."""
        self._server = PostgresqlServer(folder / "postgresql")
        self._may = may

    def split(self, text: str) -> list[SqlStatement]:
        """Return the statements of a file."""
        return of_postgresql(text)

    def session(self, *, learner: bool) -> "PostgresqlSession":
        """Begin a conversation."""
        return PostgresqlSession(self._server.socket, LEARNERS[self._may] if learner else OWNER)

    def close(self) -> None:
        """End it."""
        self._server.close()


class PostgresqlSession:
    """A connection, whose temporary tables and unfinished business go with it."""

    def __init__(self, socket: str, user: str) -> None:
        deadline = time.monotonic() + _CONNECT_SECONDS
        self._folder = Path(socket).parent
        with _minding_room(self._folder):
            self._conversation = ServerConversation(socket, user=user, database=DATABASE, deadline=deadline)

    def run(self, statement: str, deadline: float) -> StatementAnswer:
        """Return what `statement` gives."""
        room = AnswerRoom()
        with _minding_room(self._folder):
            found = self._conversation.ask(statement, deadline, room.take)
        if found.error.get("C") == _TOO_MUCH_ASIDE:
            raise EndlessRowsError
        if found.error:
            raise _refused(found.error)
        columns = None if found.columns is None else tuple(column.name for column in found.columns)
        return StatementAnswer(columns, tuple(room.rows))

    def close(self) -> None:
        """End it."""
        self._conversation.close()


@contextmanager
def _minding_room(folder: Path) -> Iterator[None]:
    """Tell of a server that is gone as its folder is full, as of any statement for which there is no room."""
    try:
        yield
    except BrokenServerError:
        room = os.statvfs(folder)
        if room.f_bavail * room.f_frsize < _LEAST_BYTES:
            message = "No space left on device"
            raise RefusedError(message, exhausted="disk") from None
        raise


def _refused(error: dict[str, str]) -> RefusedError:
    """Return what the server's words come to: its own class of an error is `C`, the place `P`."""
    code, place, message = error.get("C", ""), error.get("P", ""), error.get("M", "")
    # A file that reaches the limit of its process has no class of its own.
    exhausted = _EXHAUSTED.get(code) or ("disk" if message.startswith(_FULL_FILE) else "")
    return RefusedError(
        message,
        kind=_KINDS.get(code, ""),
        exhausted=exhausted,
        offset=int(place) - 1 if place.isdecimal() else None,
        hint=error.get("H", ""),
    )
