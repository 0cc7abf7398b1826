"""A program that runs, answered line by line as in a terminal."""

import signal
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from runner_images.common.kinds.program_streams import ProgramStreams
from runner_images.common.kinds.sandbox import KindSandbox
from runner_images.common.tests.calls import NotedCall
from runner_images.common.tests.expectations import UnmetError
from runner_images.common.tests.stops import stop_of
from runner_images.common.tests.text_differences import text_difference
from runner_images.common.tests.texts import shown_pair
from runner_images.common.wire.endings import CodedMessage

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from runner_images.common.wire.frames import Json

_SHOWN_CHARACTERS = 2_000


@dataclass(frozen=True)
class EndedProgram:
    """A program that has come to its end.

    Attributes:
        stdout: What it printed.
        stderr: What it complained of.
        status: Its exit status: 0 when all went well, negative for the signal that ended it.
        stdout_bytes: What it printed, for what is no text.
    """

    stdout: str
    stderr: str
    status: int
    stdout_bytes: bytes = field(default=b"", repr=False)


class Dialogue:
    """A program of the learner's that runs."""

    def __init__(self, streams: ProgramStreams, call: NotedCall, file: str, sandbox: KindSandbox) -> None:
        """Talk over `streams` to the learner's `file`, whose run is noted as `call`."""
        self._streams = streams
        self._call = call
        self._file = file
        self._sandbox = sandbox
        self._follow: Callable[[], None] = sandbox.learner.calls.note_program(call)
        self._read = 0
        """How many bytes of its output the test has read."""

    def read_until(self, text: str) -> str:
        """Return what the program shows next, up to `text` and with it; the check fails when `text` does not come."""
        return self._until(text.encode(), text).decode(errors="replace")

    def read_line(self) -> str:
        """Return the next line that the program shows, without its end; the check fails when no whole line comes."""
        return self._until(b"\n", "").decode(errors="replace").removesuffix("\n")

    def type(self, line: str) -> None:
        """Answer with a line, as somebody does who types it and presses Enter."""
        self._sandbox.console.note_typed(line)
        self._streams.type(f"{line}\n".encode())
        self._follow()

    def interrupt(self) -> None:
        """Press Ctrl+C."""
        self._streams.signal(signal.SIGINT)

    def end(self) -> EndedProgram:
        """Type nothing more, wait until the program has come to its end, and return all that it printed."""
        with self._heard():
            self._streams.type(b"", last=True)
            status = self._streams.finish()
        self._streams.close()
        self._complain(status)
        texts = [bytes(self._streams.printed[name]).decode(errors="replace") for name in ("stdout", "stderr")]
        self._sandbox.learner.recent += reversed(texts)
        return EndedProgram(texts[0], texts[1], status, bytes(self._streams.printed["stdout"]))

    def close(self) -> None:
        """Hang up."""
        self._streams.close()

    def _until(self, wanted: bytes, awaited: str) -> bytes:
        printed = self._streams.printed["stdout"]
        with self._heard():
            while (place := printed.find(wanted, self._read)) < 0 and self._streams.go_on():
                pass
        if place < 0:
            raise self._silent(awaited)
        start, self._read = self._read, place + len(wanted)
        return bytes(printed[start : self._read])

    def _silent(self, awaited: str) -> UnmetError:
        """Return what to say of a program that shows nothing more before it reads, or for good."""
        unread = bytes(self._streams.printed["stdout"][self._read :]).decode(errors="replace")
        unread = unread if awaited.endswith("\n") else unread.removesuffix("\n")
        code = "line_asks" if not awaited else "text_asks" if unread else "nothing_asks"
        if self._streams.has_ended():
            code = "text_ended" if awaited else "line_ended"
            with self._heard():
                status = self._streams.finish()
            self._complain(status)
        params: dict[str, Json] = {"awaited": awaited} if awaited else {}
        word, more = text_difference(awaited, unread) if awaited and unread else ("", {})
        params |= {"difference": word, **more} if word else {}
        expected, actual = shown_pair(awaited, unread)
        return UnmetError(CodedMessage(code, params), expected=expected if awaited else None, actual=actual)

    def _complain(self, status: int) -> None:
        """Note what ended the program, where something did."""
        if status == -signal.SIGKILL:
            fate = self._sandbox.door.fate(patient=False)
            if fate.memory or fate.processes:
                raise self._sandbox.learner.end(fate.ending())
        complained = bytes(self._streams.printed["stderr"]).decode(errors="replace")
        self._call.stop = stop_of(self._file, complained, status, self._sandbox.line_of)
        if self._call.stop is not None:
            # What it complained of is told by what is said of it.
            self._call.printed = bytes(self._streams.printed["stdout"]).decode(errors="replace")[:_SHOWN_CHARACTERS]

    def _heard(self) -> "AbstractContextManager[None]":
        return self._sandbox.listening(self._follow)
