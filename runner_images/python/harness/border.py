"""The border: the tests' end of the socket to the learner's process, and what crossed it during a check."""

import base64
import builtins
import codecs
import contextlib
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Protocol

from harness import codec, fields
from harness.codec import CodecError
from harness.crossing import ErrorClasses, fault_of
from harness.endings import (
    Ending,
    Fate,
    LearnerGoneError,
    Message,
    exit_ending,
    timed_out,
)
from harness.frames import Channel, ClosedError, FrameError, Json, LateError
from harness.frames import Message as Frame
from harness.limits import OUTPUT_CHARACTERS
from harness.placeholders import CannotCrossError, Placeholder
from harness.writeback import write_back


class Sandbox(Protocol):
    """What the border needs of the supervisor."""

    def spawn(self) -> Channel:
        """Return the channel to a fresh learner process, everything of the last one gone."""

    def fate(self, *, patient: bool) -> Fate:
        """Return what became of the current learner process; `patient`: wait a moment for news of its end."""


class Border:
    """One learner process at a time, and the record of the check that it serves."""

    def __init__(self, sandbox: Sandbox, *, output_bytes: int) -> None:
        """Work through `sandbox`; a check may print `output_bytes`."""
        self.errors = ErrorClasses()
        self.gone: Ending | None = None
        self.touched = False
        """The tests have used the learner's code since the check began."""
        self.missing: tuple[str, str, str] | None = None
        """Module, name and file of the last name that the learner's module did not have."""
        self.recent: deque[object] = deque(maxlen=2)
        """The last values that the learner's code gave: the tests' operands are told apart by identity."""
        self.held: list[object] = []
        """The values that the tests took from the learner's modules at collection, and hold in every check."""
        self._sandbox = sandbox
        self._output_bytes = output_bytes
        self._channel: Channel | None = None
        self._loaded: list[str] = []
        self._collecting = False
        self.deadline = 0.0
        """When the check's time is over, on the monotonic clock."""
        self._seconds = 0.0
        self._reset()

    def _reset(self) -> None:
        self.gone = None
        self.touched = False
        self.missing = None
        self.recent.clear()
        self._printed_bytes = 0
        self._printed: list[str] = []
        self._echo = True
        self._decoders = {name: codecs.getincrementaldecoder("utf-8")("replace") for name in ("stdout", "stderr")}

    @property
    def output(self) -> str:
        """What the learner's code printed during this check, cut."""
        return "".join(self._printed)[:OUTPUT_CHARACTERS]

    def open(self, *, seconds: float, collecting: bool = False) -> None:
        """Start a fresh learner process that must be done within `seconds`, the tests' modules imported in it.

        What those modules print while they load was printed at collection already, and no test expects it.

        Raises:
            LearnerGoneError: it ended at once.
        """
        self.close()
        self._reset()
        self._seconds = seconds
        self._collecting = collecting
        self._channel = self._sandbox.spawn()
        self.deadline = time.monotonic() + seconds
        self._echo = False
        for name in self._loaded:
            self.request({"kind": "import", "module": name, "again": False})
        self._echo = True
        self.touched = False
        self._printed.clear()

    def close(self) -> None:
        """Hang up."""
        if self._channel is not None:
            self._channel.close()
            self._channel = None

    def load(self, module: str) -> None:
        """Have the learner's module imported, afresh when the tests had imported it before."""
        try:
            self.request({"kind": "import", "module": module, "again": module in self._loaded})
        except SystemExit as error:
            if not self._collecting:
                raise
            # pytest would end its session on it, as if the trainer had asked for that.
            fault = fault_of(error)
            raise self.end(exit_ending(error, fault.raw if fault else "")) from error
        if module not in self._loaded:
            self._loaded.append(module)

    def call(
        self,
        module: str,
        name: str,
        arguments: Sequence[object],
        keywords: dict[str, object],
    ) -> Frame:
        """Return the learner's answer to a call, the changes that it made to its arguments carried out.

        Raises:
            CannotCrossError: an argument is no plain data.
            BaseException: what the learner's function raised, rebuilt.
        """
        given = {str(place): value for place, value in enumerate(arguments)}
        given |= {f"={key}": value for key, value in keywords.items()}
        coded = {key: _coded(value) for key, value in given.items()}
        return self.request(
            {
                "kind": "call",
                "module": module,
                "name": name,
                "arguments": [item for key, item in coded.items() if not key.startswith("=")],
                "keywords": {key[1:]: item for key, item in coded.items() if key.startswith("=")},
            },
            given,
        )

    def value(self, frame: Frame) -> object:
        """Return the value in `frame`, remembered as the learner's."""
        with self.suspicion():
            value = codec.decode(frame.get("value"), stranger=Placeholder)
        self.recent.append(value)
        if self._collecting:
            self.held.append(value)
        return value

    def end(self, ending: Ending) -> LearnerGoneError:
        """Record why the learner's process is of no further use, and return the exception that says so."""
        self.gone = self.gone or ending
        return LearnerGoneError(self.gone)

    def look_closer(self) -> None:
        """Replace a passed deadline by its cause, when the supervisor saw that memory or processes ran out."""
        if self.gone is not None and self.gone.reason == "time":
            fate = self._sandbox.fate(patient=False)
            if fate.memory or fate.processes:
                self.gone = fate.ending()

    def late(self) -> LearnerGoneError:
        """Record that the check's time is over, and return the exception that says so."""
        return self.end(Ending("time", timed_out(self._seconds)))

    def request(self, message: Frame, given: dict[str, object] | None = None) -> Frame:
        """Return the reply to `message`, having served the output and input frames before it.

        Raises:
            LearnerGoneError: there is no reply, nor will there be one.
            BaseException: what the learner's code raised, rebuilt.
        """
        if self.gone is not None or self._channel is None:
            raise LearnerGoneError(self.gone or Ending("exited", Message("exited", {"status": None})))
        self.touched = True
        with self.suspicion():
            self._channel.send(message, deadline=self.deadline)
            reply = self._reply(self._channel)
            self._carry_back(reply, given or {})
            kind = fields.text(reply, "kind")
            error = self.errors.rebuild(reply) if kind == "raised" else None
        if error is not None:
            raise error
        if kind == "stranded":
            raise CannotCrossError(fields.text(reply, "type", limit=200))
        return reply

    def _reply(self, channel: Channel) -> Frame:
        while True:
            frame = channel.receive(deadline=self.deadline)
            kind = fields.text(frame, "kind")
            if kind == "output":
                self._print(frame)
            elif kind == "input":
                channel.send(self._line(frame), deadline=self.deadline)
            elif kind in ("imported", "names", "missing", "function", "exception", "value", "returned", "raised",
                          "stranded"):  # fmt: skip
                return frame
            else:
                msg = "an unknown kind"
                raise FrameError(msg)

    def _print(self, frame: Frame) -> None:
        name = fields.text(frame, "stream")
        if name not in self._decoders:
            msg = "an unknown stream"
            raise FrameError(msg)
        data = _bytes(frame)
        self._printed_bytes += len(data)
        if self._printed_bytes > self._output_bytes:
            raise self.end(Ending("output", Message("output", {"bytes": self._output_bytes})))
        text = self._decoders[name].decode(data)
        self._printed.append(text)
        if self._echo:
            (sys.stdout if name == "stdout" else sys.stderr).write(text)

    def _line(self, frame: Frame) -> Frame:
        prompt = fields.text(frame, "prompt", limit=1 << 16)
        if not self._echo:
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
        return {"kind": "line", "text": str(line)}

    def _carry_back(self, reply: Frame, given: dict[str, object]) -> None:
        if not given or reply.get("changed") is None:
            return
        for key, coded in fields.record(reply, "changed").items():
            write_back(given.get(key), codec.decode(coded, stranger=Placeholder))

    @contextlib.contextmanager
    def suspicion(self) -> Iterator[None]:
        """Turn a failure of the channel into the ending of the learner's process."""
        try:
            yield
        except LateError:
            raise self.late() from None
        except ClosedError:
            raise self.end(self._sandbox.fate(patient=True).ending()) from None
        except (FrameError, CodecError):
            raise self.end(Ending("protocol", Message("protocol"))) from None


def _coded(value: object) -> Json:
    try:
        return codec.encode(value)
    except CodecError as error:
        raise CannotCrossError(error.type_name, outbound=True) from error


def _bytes(frame: Frame) -> bytes:
    try:
        return base64.b64decode(fields.text(frame, "data", limit=1 << 20), validate=True)
    except ValueError as error:
        msg = "output that is no base64"
        raise FrameError(msg) from error
