"""Standard input and output of the learner's program, by frames to the process that tests it."""

import base64
import builtins
import contextlib
import io
import os
import sys
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NoReturn

from runner_images.common.wire import fields
from runner_images.common.wire.frames import Frame, Json

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

Ask = Callable[[Frame], Frame]
Tell = Callable[[Frame], None]
_CHUNK_BYTES = 1 << 16
_PATIENCE_SECONDS = 0.02
# Of their own names: the tests may have put a stand-in for `time.monotonic` in their process.
_clock = time.monotonic


class FrameOutput(io.RawIOBase):
    """A byte stream whose writes become output frames."""

    def __init__(self, name: str, tell: Tell) -> None:
        """Write as stream `name`, `stdout` or `stderr`, through `tell`."""
        self._name = name
        self._tell = tell
        self._owner = os.getpid()

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, data: "ReadableBuffer", /) -> int:
        """Send `data` as one frame and return its length; a forked child's output is dropped, as two would mix."""
        size = memoryview(data).nbytes
        part = bytes(data)[:_CHUNK_BYTES]
        if os.getpid() != self._owner:
            return size
        self._tell(
            {
                "kind": "output",
                "stream": self._name,
                "data": base64.b64encode(part).decode(),
            }
        )
        return len(part)


class FrameInput(io.RawIOBase):
    """A byte stream that asks the tests for each line."""

    def __init__(self, read_line: Callable[[str], str]) -> None:
        """Read lines, without their end, from `read_line`."""
        self._read_line = read_line
        self._left = b""

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill `buffer` with the rest of a line, or with the next one; 0 at the end."""
        view = memoryview(buffer).cast("B")
        if not self._left:
            try:
                self._left = self._read_line("").encode("utf-8", "replace") + b"\n"
            except EOFError:
                return 0
        part = self._left[: len(view)]
        self._left = self._left[len(part) :]
        view[: len(part)] = part
        return len(part)


class Terminal:
    """The program's stdin, stdout, stderr and `input`, installed in this process."""

    def __init__(self, ask: Ask, tell: Tell) -> None:
        """Replace the process's streams by ones that speak through `ask` and `tell`."""
        self._ask = ask
        self._out = _writer("stdout", tell)
        self._err = _writer("stderr", tell)
        reader = io.TextIOWrapper(io.BufferedReader(FrameInput(self._line)), "utf-8")
        vars(sys).update(stdout=self._out, stderr=self._err, stdin=reader)
        vars(sys).update(__stdout__=self._out, __stderr__=self._err, __stdin__=reader)
        vars(builtins).update(input=self.input, exit=_leave, quit=_leave)

    def flush(self) -> None:
        """Send what was printed so far; the learner may have closed or broken their streams."""
        for stream in (self._out, self._err):
            with contextlib.suppress(ValueError, OSError):
                stream.flush()

    def input(self, prompt: object = "", /) -> str:
        """Return the line that the tests answer; their `EOFError` and the like come through."""
        return self._line(str(prompt))

    def _line(self, prompt: str) -> str:
        self.flush()
        answer = self._ask({"kind": "input", "prompt": prompt[:_CHUNK_BYTES]})
        if fields.text(answer, "kind") == "line":
            return fields.text(answer, "text", limit=1 << 20)
        raise _builtin_error(answer)


class _Lines(io.TextIOWrapper):
    """Text that is on its way at each line's end, and when it has waited: a program that hangs flushes nothing."""

    def __init__(self, raw: io.BufferedWriter) -> None:
        super().__init__(raw, "utf-8", "backslashreplace", line_buffering=True)
        self._sent = 0.0

    def write(self, text: str, /) -> int:
        written = super().write(text)
        if (now := _clock()) - self._sent > _PATIENCE_SECONDS:
            self._sent = now
            self.flush()
        return written


def _writer(name: str, tell: Tell) -> io.TextIOWrapper:
    return _Lines(io.BufferedWriter(FrameOutput(name, tell), _CHUNK_BYTES))


def _builtin_error(answer: Mapping[str, Json]) -> BaseException:
    kind = getattr(builtins, fields.text(answer, "type"), EOFError)
    if isinstance(kind, type) and issubclass(kind, Exception):
        return kind(fields.text(answer, "text"))
    return EOFError(fields.text(answer, "text"))


def _leave(code: object = None) -> NoReturn:
    """End the program, as the `exit` and `quit` that `site` would have installed."""
    raise SystemExit(code)
