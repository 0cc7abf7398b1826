"""One check's process as the judge has it: what it is asked, and what it says until its time is over."""

import base64
import time
from collections.abc import Iterable, Mapping

from runner_images.common.tests.console import Console, FloodError
from runner_images.common.tests.door import Door
from runner_images.common.wire import fields
from runner_images.common.wire.endings import (
    CheckEnding,
    CodedMessage,
    Failure,
    LearnerGoneError,
    SuiteFault,
    timed_out,
)
from runner_images.common.wire.frames import ClosedError, Frame, FrameError, LateError
from runner_images.python.shared.judging import outcome_frames

TAMPERED = CheckEnding("protocol", CodedMessage("protocol"))

Verdict = Failure | SuiteFault | None


class CheckProcess:
    """A fresh process, heard for some seconds."""

    def __init__(self, door: Door, console: Console, *, seconds: float, output_bytes: int) -> None:
        """Have it made; LearnerGoneError when none can be."""
        self._door = door
        self._console = console
        self._seconds = seconds
        self._output_bytes = output_bytes
        console.clear()
        self._channel = door.spawn()
        self._deadline = time.monotonic() + seconds

    def close(self) -> None:
        """Hang up."""
        self._channel.close()

    def ask(self, kind: str, files: Mapping[str, bytes], items: Iterable[tuple[str, str]]) -> None:
        """Have it lay out `files`, and do `kind` with the tests `items`, named before each.

        Raises:
            LearnerGoneError: it does not listen.
        """
        tests = [{"path": name, "content": base64.b64encode(source).decode()} for name, source in files.items()]
        named = [{"id": name, "test": test} for name, test in items]
        try:
            self._channel.send({"kind": kind, "tests": tests, "items": named}, deadline=self._deadline)
        except (ClosedError, LateError) as error:
            raise self._gone(error) from None

    def next_frame(self) -> Frame:
        """Return the next frame that is not about what was printed.

        Raises:
            LearnerGoneError: there is none, nor will there be one.
        """
        try:
            while True:
                frame = self._channel.receive(deadline=self._deadline)
                if fields.text(frame, "kind") != "output":
                    return frame
                self._console.print(frame)
        except (ClosedError, LateError, FloodError, FrameError) as error:
            raise self._gone(error) from None

    def outcome(self, token: str, case: int) -> Verdict:
        """Return what it says of a case of the test that it knows as `token`.

        Raises:
            LearnerGoneError: it says nothing, or speaks out of turn.
        """
        frame = self.next_frame()
        try:
            if frame["kind"] == "ended":
                # It was loaded before, and now is not.
                raise LearnerGoneError(CheckEnding("check_failed", outcome_frames.message(frame.get("message"))))
            fields.expect(frame, "outcome")
            if frame.get("token") != token or frame.get("case") != case:
                raise LearnerGoneError(TAMPERED)
            return outcome_frames.verdict(frame)
        except FrameError:
            raise LearnerGoneError(TAMPERED) from None

    def _gone(self, error: Exception) -> LearnerGoneError:
        match error:
            case FloodError():
                ending = CheckEnding(
                    "output", CodedMessage("output", {"bytes": self._output_bytes, **self._door.where()})
                )
            case FrameError():
                ending = TAMPERED
            case LateError():
                # What ran out of memory or of processes is late for that, and may live on.
                fate = self._door.fate(patient=False)
                late = CheckEnding("time", timed_out(self._seconds, self._door.where()))
                ending = fate.ending() if fate.memory or fate.processes else late
            case _:
                ending = self._door.fate(patient=True).ending()
                if ending.reason == "exited" and self._channel.has_garbage():
                    ending = TAMPERED
        return LearnerGoneError(ending)
