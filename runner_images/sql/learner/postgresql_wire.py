"""PostgreSQL's own protocol, as much of it as it takes to run a statement: what is read is bounded, whoever wrote it.

https://www.postgresql.org/docs/17/protocol-message-formats.html. The library that speaks it takes in an answer whole,
however long, and a query may have more rows than there is memory.
"""

import socket
import struct
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from runner_images.sql.learner.answers import BrokenServerError, EndlessRowsError, LateStatementError, Row
from runner_images.sql.learner.postgresql_values import value_of

_VERSION: Final = 196_608
_LONGEST = 16 << 20
_PIECE = 1 << 16
_ENCODINGS = {"UTF8": "utf-8", "LATIN1": "latin-1", "LATIN9": "iso8859-15", "WIN1252": "cp1252", "SQL_ASCII": "ascii"}


@dataclass(frozen=True)
class AnswerColumn:
    """A column of an answer: its name, and the number of its type."""

    name: str
    type: int


@dataclass
class ServerAnswer:
    """What the server says to one statement."""

    columns: tuple[AnswerColumn, ...] | None = None
    error: dict[str, str] = field(default_factory=dict)
    """The fields of an error by their letters: https://www.postgresql.org/docs/17/protocol-error-fields.html."""


class ServerConversation:
    """One connection, over the socket of a server that is ready."""

    def __init__(self, path: str, *, user: str, database: str, deadline: float) -> None:
        """Begin as `user`.

        Raises:
            BrokenServerError: The server is not there, or does not want to.
        """
        self._end = socket.socket(socket.AF_UNIX)
        self._heard = bytearray()
        self._encoding = "utf-8"
        try:
            self._end.connect(path)
        except OSError as error:
            raise BrokenServerError from error
        names = {"user": user, "database": database, "client_encoding": "UTF8"}
        words = b"".join(f"{name}\0{value}\0".encode() for name, value in names.items())
        self._say(struct.pack("!II", len(words) + 9, _VERSION) + words + b"\0")
        if self._listen(deadline, lambda _row: None).error:
            raise BrokenServerError

    def ask(self, statement: str, deadline: float, take: Callable[[Row], None]) -> ServerAnswer:
        """Return the server's answer to `statement`; each row goes to `take`.

        Raises:
            LateStatementError, BrokenServerError: There is no answer, and will be none.
        """
        words = statement.replace("\0", "\N{REPLACEMENT CHARACTER}").encode(self._encoding, "replace") + b"\0"
        self._say(b"Q" + struct.pack("!I", len(words) + 4) + words)
        return self._listen(deadline, take)

    def close(self) -> None:
        """Say goodbye, and wait until the server has let go of everything."""
        try:
            self._end.settimeout(1)
            self._end.sendall(b"X" + struct.pack("!I", 4))
            while self._end.recv(_PIECE):
                pass
        except OSError:
            pass  # it is gone already
        self._end.close()

    def _listen(self, deadline: float, take: Callable[[Row], None]) -> ServerAnswer:
        answer = ServerAnswer()
        try:
            while self._hear(*self._message(deadline), answer, take):
                pass
        except BrokenServerError:
            if not answer.error:
                raise
            # It said why before it hung up.
        return answer

    def _hear(self, kind: bytes, body: bytes, answer: ServerAnswer, take: Callable[[Row], None]) -> bool:
        """Take a message into `answer`; False when that was the last one."""
        match kind:
            case b"T":
                answer.columns = tuple(self._columns(body))
            case b"D":
                take(self._row(body, answer.columns or ()))
            case b"E":
                answer.error = answer.error or self._fields(body)
            case b"S":
                self._hear_setting(body)
            case b"G":
                # COPY … FROM STDIN: nothing comes.
                self._say(b"f" + struct.pack("!I", 5) + b"\0")
        return kind != b"Z"

    def _message(self, deadline: float) -> tuple[bytes, bytes]:
        kind, length = struct.unpack("!cI", self._bytes(5, deadline))
        if length > _LONGEST and kind == b"D":
            raise EndlessRowsError
        if not 4 <= length <= _LONGEST:  # noqa: PLR2004 - it counts itself
            raise BrokenServerError
        return kind, self._bytes(length - 4, deadline)

    def _bytes(self, count: int, deadline: float) -> bytes:
        while len(self._heard) < count:
            if time.monotonic() > deadline:  # who always has more to say never lets anybody wait
                raise LateStatementError
            self._end.settimeout(max(deadline - time.monotonic(), 0.001))
            try:
                data = self._end.recv(_PIECE)
            except TimeoutError as error:
                raise LateStatementError from error
            except OSError as error:
                raise BrokenServerError from error
            if not data:
                raise BrokenServerError
            self._heard += data
        found = bytes(self._heard[:count])
        del self._heard[:count]
        return found

    def _say(self, message: bytes) -> None:
        try:
            self._end.settimeout(None)
            self._end.sendall(message)
        except OSError as error:
            raise BrokenServerError from error

    def _columns(self, body: bytes) -> Iterator[AnswerColumn]:
        (count,) = struct.unpack_from("!H", body)
        place = 2
        for _ in range(count):
            end = body.index(b"\0", place)
            _, _, kind = struct.unpack_from("!IHI", body, end + 1)
            yield AnswerColumn(self._text(body[place:end]), kind)
            place = end + 19

    def _row(self, body: bytes, columns: Sequence[AnswerColumn]) -> Row:
        cells: list[object] = []
        place = 2
        for column in columns:
            (length,) = struct.unpack_from("!i", body, place)
            place += 4
            text = None if length < 0 else self._text(body[place : place + length])
            cells.append(value_of(text, column.type))
            place += max(length, 0)
        return tuple(cells)

    def _fields(self, body: bytes) -> dict[str, str]:
        parts = (part for part in body.split(b"\0") if part)
        return {chr(part[0]): self._text(part[1:]) for part in parts}

    def _hear_setting(self, body: bytes) -> None:
        name, value, *_ = body.split(b"\0")
        if name == b"client_encoding":
            self._encoding = _ENCODINGS.get(value.decode("ascii", "replace"), "utf-8")

    def _text(self, data: bytes) -> str:
        return data.decode(self._encoding, "replace")
