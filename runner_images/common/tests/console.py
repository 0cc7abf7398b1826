"""The standard streams of the learner's program at the tests' end: what it prints, and the lines that it reads."""

import base64
import builtins
import codecs
import contextlib
import sys
from collections.abc import Iterator

from runner_images.common.wire import fields
from runner_images.common.wire.frames import Frame, FrameError
from runner_images.common.wire.interruptions import broke_in
from runner_images.common.wire.limits import OUTPUT_CHARACTERS

_SINCE_CHARACTERS = 2_000
_SINCE_LINES = 40


class FloodError(Exception):
    """The program printed more than a check may."""


class Console:
    """What was printed in this check."""

    def __init__(self, *, output_bytes: int) -> None:
        """Let a check print `output_bytes`."""
        self.output_bytes = output_bytes
        self.echo = True
        """Pass on to the tests' own streams what is printed, and ask their `input` for lines."""
        self.clear()

    def clear(self) -> None:
        """Begin a check."""
        self._bytes = 0
        self._printed: list[str] = []
        self._typed: list[str] = []
        self._decoders = {name: codecs.getincrementaldecoder("utf-8")("replace") for name in ("stdout", "stderr")}

    def forget(self) -> None:
        """Drop what was printed so far; it counts all the same."""
        self._printed.clear()

    def marks(self) -> tuple[int, int]:
        """Return where the program is, for `since`."""
        return len(self._printed), len(self._typed)

    def since(self, printed: int, typed: int) -> tuple[str, list[str]]:
        """Return what was printed, cut, and typed since it was at these marks."""
        parts, length = [], 0
        for part in self._printed[printed:]:
            parts.append(part[:_SINCE_CHARACTERS])
            length += len(part)
            if length > _SINCE_CHARACTERS:
                break
        return "".join(parts)[:_SINCE_CHARACTERS], self._typed[typed : typed + _SINCE_LINES]

    @contextlib.contextmanager
    def unheard(self) -> Iterator[None]:
        """Keep from the tests what is printed in this block, as they heard it before; it counts all the same."""
        before, self.echo = len(self._printed), False
        try:
            yield
        finally:
            self.echo = True
            del self._printed[before:]

    @property
    def text(self) -> str:
        """What was printed, cut."""
        return "".join(self._printed)[:OUTPUT_CHARACTERS]

    def print(self, frame: Frame) -> None:
        """Take an `output` frame; FloodError when it is one too many."""
        name = fields.text(frame, "stream")
        if name not in self._decoders:
            msg = "an unknown stream"
            raise FrameError(msg)
        self.take(name, _bytes(frame))

    def take(self, stream: str, data: bytes) -> None:
        """Take what was printed on `stream`; FloodError when it is more than a check may."""
        self._bytes += len(data)
        if self._bytes > self.output_bytes:
            raise FloodError
        text = self._decoders[stream].decode(data)
        self._printed.append(text)
        if self.echo:
            (sys.stdout if stream == "stdout" else sys.stderr).write(text)

    def note_typed(self, line: str) -> None:
        """Note a line that was given to their program to read."""
        self._typed.append(line[:_SINCE_CHARACTERS])

    def line(self, frame: Frame) -> Frame:
        """Return the answer to an `input` frame: a line of the tests' `input`, or what that raised."""
        prompt = fields.text(frame, "prompt", limit=1 << 16)
        if not self.echo:
            return {"kind": "refused", "type": "EOFError", "text": "EOF when reading a line"}
        try:
            line = builtins.input(prompt)
        except OSError:
            # pytest's own stdin: the test gave the program nothing to read.
            return {
                "kind": "refused",
                "type": "EOFError",
                "text": "EOF when reading a line",
            }
        except Exception as error:  # noqa: BLE001 - the test's own `input` may run out in any way
            return {"kind": "refused", "type": type(error).__name__, "text": str(error)}
        self.note_typed(str(line))
        return {"kind": "line", "text": str(line)}


def _bytes(frame: Frame) -> bytes:
    try:
        return base64.b64decode(fields.text(frame, "data", limit=1 << 20), validate=True)
    except ValueError as error:
        if broke_in(error):
            raise
        msg = "output that is no base64"
        raise FrameError(msg) from error
