"""The border: the tests' end of the socket to the learner's process, and what crossed it during a check."""

import contextlib
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Protocol

from harness import chance, codec, fields
from harness.codec import CodecError
from harness.console import Console, FloodError
from harness.crossing import fault_in, fault_of, mark
from harness.customs import Customs
from harness.descent import derive, renew
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
from harness.handles import LearnerClass, is_handle, reference_of
from harness.limits import MAX_CROSSINGS
from harness.refusals import CannotCrossError
from harness.shelf import Shelf

_REPLIES = frozenset({"imported", "names", "missing", "returned", "raised", "stranded", "class", "file", "stored"})
_ROOM = 60
"""Python frames that one crossing takes: the recursion limit is for the tests' own."""
_SHOWING_SECONDS = 0.5


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
        self.customs = Customs(self)
        self.suite = ""
        """The folder of the tests' files."""
        self.generation = 0
        """Which learner process this is."""
        self.requests = 0
        self.gone: Ending | None = None
        self.touched = False
        """The tests have used the learner's code since the check began."""
        self.missing: tuple[str, str, str] | None = None
        """Module, name and file of the last name that the learner's module did not have."""
        self.recent: deque[object] = deque(maxlen=2)
        """The last values that the learner's code gave: the tests' operands are told apart by identity."""
        self.files: dict[str, str] = {}
        """The learner's file of each of her modules."""
        self.deadline = 0.0
        """When the check's time is over, on the monotonic clock."""
        self.collecting = False
        self._sandbox = sandbox
        self._console = Console(output_bytes=output_bytes)
        self._channel: Channel | None = None
        self._loaded: list[str] = []
        self._seconds = 0.0
        self._depth = 0
        # Threads of the tests' own take turns.
        self._turn = threading.RLock()
        self._reset()

    def _reset(self) -> None:
        self.gone = None
        self.touched = False
        self.missing = None
        self.recent.clear()
        self.customs.leave()
        self._shelf = Shelf(step=1)
        self._dropped: list[Json] = []
        self._console.clear()

    @property
    def output(self) -> str:
        """What the learner's code printed during this check, cut."""
        return self._console.text

    def open(self, *, seconds: float, collecting: bool = False) -> None:
        """Start a fresh learner process that must be done within `seconds`, the tests' modules imported in it.

        What those modules print while they load was printed at collection already, and no test expects it.

        Raises:
            LearnerGoneError: it ended at once.
        """
        self.close()
        self._reset()
        self.generation += 1
        self._seconds = seconds
        self.collecting = collecting
        self._channel = self._sandbox.spawn()
        self.deadline = time.monotonic() + seconds
        self._console.echo = False
        for name in self._loaded:
            self.request({"kind": "import", "module": name, "again": False})
        self._console.echo = True
        self.touched = False
        self._console.forget()

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
            if not self.collecting:
                raise
            # pytest would end its session on it, as if the trainer had asked for that.
            fault = fault_of(error)
            raise self.end(exit_ending(error, fault.raw if fault else "")) from error
        if module not in self._loaded:
            self._loaded.append(module)

    def resolve(self, module: str, name: str) -> object:
        """Return what the learner's module has under `name`; AttributeError when it has no such name."""
        with self._turn:
            value = self._value(self.request({"kind": "resolve", "module": module, "name": name}))
            if not callable(value):
                self.recent.append(value)
            if is_handle(value) and "member" not in (reference_of(value).recipe or ()):
                reference_of(value).recipe = ("named", module, name)
            return value

    def operate(self, operator: str, *arguments: object, **keywords: object) -> object:
        """Return what the learner's process answers to an operation; PROTOCOL.md lists them.

        Raises:
            CannotCrossError: an argument does not cross, or an object is of another check.
            BaseException: what the learner's code raised, rebuilt.
        """
        with self._turn:
            self._renew(arguments)
            self._renew(keywords.values())
            request = {
                "kind": "operate",
                "operator": operator,
                "arguments": [self._encode(value) for value in arguments],
                "keywords": {name: self._encode(value) for name, value in keywords.items()},
            }
            answer = self._value(self.request(request))
            if operator != "repr":
                self.recent.append(answer)
            if self.collecting and is_handle(answer) and reference_of(answer).recipe is None:
                reference_of(answer).recipe = ("operate", operator, arguments, keywords)
            return answer

    def derive(self, name: str, bases: tuple[type, ...], space: dict[str, object]) -> type:
        """Return a class of the tests' own that inherits from classes of the learner's, and is made on her side too."""
        with self._turn:
            return derive(self, name, bases, space)

    def request(self, message: Frame) -> Frame:
        """Return the reply to `message`, having served the frames that came before it.

        Raises:
            LearnerGoneError: there is no reply, nor will there be one.
            BaseException: what the learner's code raised, rebuilt.
        """
        with self._turn:
            if self.gone is not None or self._channel is None:
                raise LearnerGoneError(self.gone or Ending("exited", Message("exited", {"status": None})))
            self.touched = True
            self.requests += 1
            self._depth += 1
            try:
                with self.suspicion():
                    self._say(self._channel, message)
                    reply = self._reply(self._channel)
                    kind = fields.text(reply, "kind")
                    error = self._error(reply) if kind == "raised" else None
            finally:
                self._depth -= 1
            self._tidy_shelf()
            if error is not None:
                raise error
            if kind == "stranded":
                raise CannotCrossError(fields.text(reply, "type", limit=200))
            if kind == "missing":
                raise self._missing(reply)
            return reply

    def encode(self, value: object) -> Json:
        """Return `value` as tagged JSON; CannotCrossError when it does not cross."""
        return self._encode(value)

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

    @contextlib.contextmanager
    def showing(self) -> Iterator[None]:
        """Let the learner's objects say how they look, for a moment only, and whatever comes of it."""
        before = self.deadline, self.gone
        self.deadline = min(self.deadline, time.monotonic() + _SHOWING_SECONDS)
        try:
            yield
        finally:
            if self.gone is not before[1]:
                self.close()
            self.deadline, self.gone = before

    @contextlib.contextmanager
    def suspicion(self) -> Iterator[None]:
        """Turn a failure of the channel into the ending of the learner's process."""
        try:
            yield
        except LateError:
            raise self.late() from None
        except ClosedError:
            raise self.end(self._sandbox.fate(patient=True).ending()) from None
        except FloodError:
            limit = self._console.output_bytes
            raise self.end(Ending("output", Message("output", {"bytes": limit}))) from None
        except (FrameError, CodecError):
            raise self.end(Ending("protocol", Message("protocol"))) from None

    def _say(self, channel: Channel, message: Frame) -> None:
        """Send `message` with what the tests changed in place and let go since the last one."""
        changed = [self._encode(container, whole=True) for container in self._shelf.changed()]
        news: dict[str, Json] = {"changed": changed} if changed else {}
        if self._dropped:
            news["dropped"] = self._dropped
        if self.customs.released:
            news["released"] = list(self.customs.released)
        state = chance.news()
        if state is not None:
            news["random"] = codec.encode(state)
        channel.send({**message, **news} if news else message, deadline=self.deadline)
        self._dropped = []
        self.customs.released.clear()
        self._shelf.agree()

    def _reply(self, channel: Channel) -> Frame:
        while True:
            frame = channel.receive(deadline=self.deadline)
            kind = fields.text(frame, "kind")
            if kind == "output":
                self._console.print(frame)
            elif kind == "input":
                channel.send(self._console.line(frame), deadline=self.deadline)
            elif kind == "callback":
                self._serve(channel, frame)
            elif kind in _REPLIES:
                self._catch_up(frame)
                return frame
            else:
                msg = "an unknown kind"
                raise FrameError(msg)

    def _serve(self, channel: Channel, frame: Frame) -> None:
        """Do what the learner's code asks of one of the tests' objects, and tell it the outcome."""
        self._catch_up(frame)
        target = self.customs.guests.at(frame.get("on"))
        arguments = [self._decode(item) for item in fields.items(frame, "arguments")]
        keywords = {name: self._decode(item) for name, item in fields.record(frame, "keywords").items()}
        self._shelf.agree()
        operator = fields.text(frame, "operator")
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(limit + _ROOM)
        try:
            if self._depth > MAX_CROSSINGS:
                msg = "maximum recursion depth exceeded"
                raise RecursionError(msg)
            answer = self.customs.guests.serve(operator, target, arguments, keywords)
            self._renew([answer])
            told: Frame = {"kind": "answer", "value": self._encode(answer)}
        except LearnerGoneError:
            raise
        except BaseException as error:  # noqa: BLE001 - it goes through the learner's code, as in one process
            told = {"kind": "threw", "error": self._encode(error)}
        finally:
            sys.setrecursionlimit(limit)
        self._say(channel, told)

    def _value(self, reply: Frame) -> object:
        with self.suspicion():
            value = self._decode(reply.get("value"))
            self._shelf.agree()
        return value

    def _error(self, reply: Frame) -> BaseException:
        error = self._decode(reply.get("error"))
        self._shelf.agree()
        if not isinstance(error, BaseException):
            msg = "no exception"
            raise FrameError(msg)
        if "suite" not in fields.as_record(reply.get("error")):
            mark(error, fault_in(reply))
        return error

    def _missing(self, reply: Frame) -> AttributeError:
        module, name = fields.text(reply, "module"), fields.text(reply, "name")
        self.missing = (module, name, self.files.get(module, ""))
        return AttributeError(f"module '{module}' has no attribute '{name}'", name=name)

    def _catch_up(self, frame: Frame) -> None:
        if "changed" in frame:
            for container in fields.items(frame, "changed"):
                self._decode(container)
        self._shelf.agree()

    def _tidy_shelf(self) -> None:
        if self._depth == 0:
            surplus = self._shelf.surplus()
            self._shelf.drop(surplus)
            self._dropped += surplus

    def _renew(self, values: Iterable[object]) -> None:
        """Make again, in this process, the objects that the tests made while they were collected."""
        for value in values:
            if type(value) in (list, tuple):
                self._renew(value)  # type: ignore[arg-type]
            elif isinstance(value, LearnerClass):
                renew(self, value)
            elif is_handle(value) and reference_of(value).generation != self.generation:
                match reference_of(value).recipe:
                    case ("operate", str(operator), tuple(arguments), dict(keywords)):
                        made = self.operate(operator, *arguments, **keywords)
                        if is_handle(made):
                            self.customs.adopt(value, reference_of(made).number)

    def _encode(self, value: object, *, whole: bool = False) -> Json:
        try:
            return codec.encode(value, shelf=self._shelf, foreign=self.customs, whole=whole)
        except CodecError as error:
            self._shelf.unsay()
            raise CannotCrossError(error.type_name, outbound=True) from error
        except CannotCrossError:
            self._shelf.unsay()
            raise

    def _decode(self, coded: Json) -> object:
        return codec.decode(coded, shelf=self._shelf, foreign=self.customs)
