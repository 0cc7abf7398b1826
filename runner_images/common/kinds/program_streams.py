"""The standard streams of a program that runs, at the tests' end."""

import os
import select
import signal
import time

from runner_images.common.kinds.sandbox import KindSandbox
from runner_images.common.tests.door import RunningProgram
from runner_images.common.wire.frames import LateError

_PIECE = 1 << 16
_LOOK_SECONDS = 0.05
_LAST_SECONDS = 0.3
_MOST_WORDS = 60_000
_STREAMS = ("stdout", "stderr")


class ProgramStreams:
    """What a program was given to read, and what it printed so far."""

    def __init__(self, program: RunningProgram, sandbox: KindSandbox, *, heard: bool = True) -> None:
        """Take over the program's ends; `heard`: what it prints is the learner's program that speaks."""
        self._heard = heard
        self._sandbox = sandbox
        self._program = program
        typed, *printed = program.ends
        self._input: int | None = typed
        self._open = dict(zip(printed, _STREAMS, strict=True))
        self._to_type = b""
        self._ends_input = False
        self.printed = {name: bytearray() for name in _STREAMS}
        os.set_blocking(typed, False)
        program.door.last_words = self._last_words

    def type(self, data: bytes, *, last: bool = False) -> None:
        """Give it `data` to read as soon as it does; `last`: then its input ends."""
        self._to_type += data
        self._ends_input = last

    def go_on(self) -> bool:
        """Take in what it prints next; False when nothing more comes of it unless more is typed.

        Raises:
            LateError: the check's time is over before that.
            FloodError: it prints more than a check may.
        """
        while not self.step(_LOOK_SECONDS):
            if self.has_ended() or self._asks():
                # What it printed before it slept, or ended, lies in the pipe by now.
                return self.step(0)
            self._must_be_in_time()
        return True

    def has_ended(self) -> bool:
        """Tell whether it is gone, or prints no more."""
        return not self._open or self._program.door.status(self._program.number, patient=False) is not None

    def finish(self) -> int:
        """Take in all that it prints, and return its exit status, negative for a signal.

        Raises:
            LateError: the check's time is over before that.
            FloodError: it prints more than a check may.
        """
        status = None
        while self._open and status is None:
            # What it started and left behind may hold its streams open, and is waited for no more than by a shell.
            status = None if self.step(_LOOK_SECONDS) else self._status(patient=False)
        while status is None:
            status = self._status(patient=True)
        self._say_nothing_more()
        while self._open and self.step(0):
            pass
        return status

    def signal(self, number: int) -> None:
        """Send it a signal."""
        self._program.door.signal(self._program.number, number)

    def step(self, seconds: float) -> bool:
        """Wait at most so long until it reads or prints something, and tell whether it did."""
        if self._input is not None and not self._to_type and self._ends_input:
            self._close_input()
        writers = [self._input] if self._input is not None and self._to_type else []
        readable, writable, _ = select.select(list(self._open), writers, [], seconds)
        for end in readable:
            self._read(end)
        if writable:
            self._write()
        return bool(readable or writable)

    def close(self) -> None:
        """Hang up."""
        self._say_nothing_more()
        self._close_input()
        for end in self._open:
            os.close(end)
        self._open.clear()

    def _last_words(self) -> str:
        """End it, and return what it tells of its steps, as Python does on its standard errors."""
        self.signal(signal.SIGABRT)
        errors = next((end for end, name in self._open.items() if name == "stderr"), None)
        told, until = b"", time.monotonic() + _LAST_SECONDS
        while errors is not None and len(told) < _MOST_WORDS and (left := until - time.monotonic()) > 0:
            ready, _, _ = select.select([errors], [], [], left)
            said = os.read(errors, _PIECE) if ready else b""
            if not said:
                break
            told += said
        return told[-_MOST_WORDS:].decode(errors="replace")

    def _say_nothing_more(self) -> None:
        if self._program.door.last_words == self._last_words:
            self._program.door.last_words = None

    def _asks(self) -> bool:
        return not self._to_type and self._input is not None and self._program.door.asks(self._program.number)

    def _status(self, *, patient: bool) -> int | None:
        self._must_be_in_time()
        return self._program.door.status(self._program.number, patient=patient)

    def _must_be_in_time(self) -> None:
        if time.monotonic() > self._sandbox.learner.deadline:
            raise LateError

    def _read(self, end: int) -> None:
        data = os.read(end, _PIECE)
        if not data:
            os.close(end)
            del self._open[end]
            return
        name = self._open[end]
        if self._heard:
            self._sandbox.console.take(name, data)
        self.printed[name] += data

    def _write(self) -> None:
        try:
            written = os.write(self._input or 0, self._to_type[:_PIECE])
        except BrokenPipeError:
            self._to_type = b""  # it reads no more, which is its own affair
            self._close_input()
            return
        self._to_type = self._to_type[written:]

    def _close_input(self) -> None:
        if self._input is not None:
            os.close(self._input)
            self._input = None
