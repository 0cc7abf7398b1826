"""The border: the tests' end of the socket to the learner's process, and what crossed it during a check."""

import contextlib
import time
from collections import deque
from collections.abc import Iterator

from runner_images.common.proxies import noted_calls
from runner_images.common.proxies.channel_failures import FAILURES, ending_of, stranded_in
from runner_images.common.proxies.class_statements import derive
from runner_images.common.proxies.exchange import Exchange
from runner_images.common.proxies.handles import is_handle, reference_of
from runner_images.common.proxies.marshaller import Marshaller
from runner_images.common.proxies.replay import Replay
from runner_images.common.proxies.surroundings import Surroundings
from runner_images.common.tests.calls import NotedCalls
from runner_images.common.tests.cannot_cross import never_ours
from runner_images.common.tests.console import Console
from runner_images.common.tests.door import Door
from runner_images.common.tests.learner_errors import MissingName, missing_in
from runner_images.common.tests.suite_source import FailedLine
from runner_images.common.wire.endings import CheckEnding, CodedMessage, LearnerGoneError, timed_out
from runner_images.common.wire.frames import Frame, Json

_SHOWING_SECONDS = 0.5
_LOOKS = frozenset({"import", "names", "resolve", "describe"})
"""Requests after which the learner's process is as any process that imported their modules."""


class Border:
    """One learner process at a time, and the record of the check that it serves."""

    gone: CheckEnding | None
    touched: bool
    """The tests have used the learner's code since the check began."""
    missing: MissingName | None
    """Module, name and file of the last name that the learner's module did not have."""
    lent: str | None
    """The name of the last file of the tests' own whose path the learner's code was given in this check."""

    def __init__(self, sandbox: Door, console: Console) -> None:
        """Work through `sandbox`; what is printed goes to `console`."""
        self.marshaller = Marshaller(self)
        self.suite = ""
        """The folder of the tests' files."""
        self.place = "/nowhere/"
        """Where the tests' own files lie, those of `tmp_path` too."""
        self.generation = 0
        """Which learner process this is."""
        self.requests = 0
        self.recent: deque[object] = deque(maxlen=2)
        """The last values that the learner's code gave: the tests' operands are told apart by identity."""
        self.held: list[object] = []
        """The values that the tests took from the learner's modules at collection, and hold in every check."""
        self.deadline = self._seconds = 0.0
        """When the check's time is over, on the monotonic clock."""
        self.collecting = False
        self.used = False
        """The current process did more than import the learner's modules and say what their names are."""
        self._sandbox = sandbox
        self._console = console
        self.calls = NotedCalls(self._console, noted_calls.name_of, sandbox.handed_in)
        self.files = self.calls.files
        """The learner's file of each of their modules."""
        self._exchange: Exchange | None = None
        self._replay = Replay(self)
        self._surroundings = Surroundings()
        self._reset()

    def _reset(self) -> None:
        self.gone, self.touched = None, False
        self.missing = self.lent = None
        self.recent.clear()
        self.marshaller.leave()
        self._surroundings.renew()
        self._console.clear()

    @property
    def output(self) -> str:
        """What the learner's code printed during this check, cut."""
        return self._console.text

    def open(self, *, seconds: float, collecting: bool = False) -> None:
        """Have a learner process that served no check, to be done within `seconds`, the tests' modules imported in it.

        The first check has the one in which the tests were collected, if they only imported and looked names up there.
        What those modules print while they load was printed at collection already, and no test expects it.

        Raises:
            LearnerGoneError: it ended at once.
        """
        as_collected = self.collecting and not self.used and self.gone is None and self._exchange is not None
        self._seconds = seconds
        self.collecting = collecting
        if not as_collected:
            self._start()
        exchange = self._current()
        self.deadline = exchange.deadline = time.monotonic() + seconds
        if not as_collected:
            with self._console.unheard():
                self._replay.replay()
        self.touched, self.missing = False, None
        self.recent.clear()
        self._console.forget()

    def _start(self) -> None:
        self.close()
        self._reset()
        self.generation += 1
        self.used = False
        channel = self._sandbox.spawn()
        self._exchange = Exchange(channel, self.marshaller, self._console, self._surroundings, self._replay.renew)

    def go_on(self, *, seconds: float) -> None:
        """Begin another check in the same learner process, which must be done within `seconds`."""
        self.touched, self.missing, self.lent = False, None, None
        self.recent.clear()
        self._console.clear()
        self._seconds = seconds
        self.deadline = self._current().deadline = time.monotonic() + seconds

    def line_of(self, error: BaseException) -> FailedLine:
        """Return the line of the suite that `error` came through last."""
        return FailedLine(error.__traceback__, self.suite, tuple(self.files), noted_calls.stands_for_theirs)

    def close(self) -> None:
        """Hang up."""
        if self._exchange is not None:
            self._exchange.close()
            self._exchange = None

    def load(self, module: str) -> None:
        """Have the learner's module imported, afresh when the tests had imported it before."""
        with noted_calls.noted_run(self.calls, self.files.get(module, "")):
            self._replay.load(module)

    def have(self, module: str) -> None:
        """Make sure that a module which the tests imported in an earlier check is there, as in one process."""
        if self._replay.lacks(module):
            with self._console.unheard():
                self._replay.load(module)

    def resolve(self, module: str, name: str) -> object:
        """Return what the learner's module has under `name`; AttributeError when it has no such name."""
        steady = self._current().steady
        if (module, name) in steady:
            return steady[module, name]
        with self._in_turn():
            reply, answer = self._ask({"kind": "resolve", "module": module, "name": name})
            value = never_ours(name, answer)
            if reply.get("steady") is True and callable(value):
                steady[module, name] = value
            if not callable(value):
                self.recent.append(value)
                noted_calls.note_name(self.calls, module, name, value)
                self.held += [value] if self.collecting else []
            if is_handle(value) and "member" not in (reference_of(value).recipe or ()):
                reference_of(value).recipe = ("named", module, name)
                value = self._replay.same_again(value, module, name)
            return value

    def operate(self, operator: str, *arguments: object, **keywords: object) -> object:
        """Return what the learner's process answers to an operation; PROTOCOL.md lists them.

        Raises:
            CannotCrossError: an argument does not cross, or an object is of another check.
            BaseException: what the learner's code raised, rebuilt.
        """
        with self._in_turn():
            for value in (*arguments, *keywords.values()):
                self._replay.renew(value)
                self.lent = noted_calls.own_file(value, self.place) or self.lent
            request: Frame = {
                "kind": "operate",
                "operator": operator,
                "arguments": [self.encode(value) for value in arguments],
                "keywords": {name: self.encode(value) for name, value in keywords.items()},
            }
            with noted_calls.noted_call(self.calls, operator, arguments, keywords) as gave:
                answer = gave(self._ask(request)[1])
            if operator != "repr":
                self.recent.append(answer)
            if self.collecting and is_handle(answer) and reference_of(answer).recipe is None:
                reference_of(answer).recipe = ("operate", operator, arguments, keywords)
            return answer

    def derive(self, name: str, bases: tuple[type, ...], space: dict[str, object]) -> type:
        """Return a class of the tests' own that inherits from the learner's, made on their side too."""
        with self._in_turn():
            kind = derive(self, name, bases, space)
            self._replay.derived(kind)
            return kind

    def request(self, message: Frame) -> Frame:
        """Return the reply to `message`, as `ask` does."""
        return self._ask(message)[0]

    def _ask(self, message: Frame) -> tuple[Frame, object]:
        """Return the reply to `message` and the value in it, having served the frames that came before it.

        Raises:
            LearnerGoneError: there is no reply, nor will there be one.
            BaseException: what the learner's code raised, rebuilt.
        """
        with self._in_turn() as exchange:
            self.touched = True
            self.used = self.used or message["kind"] not in _LOOKS
            self.requests += 1
            with self.suspicion(exchange):
                reply, value = noted_calls.note_warning(self.calls, *exchange.ask(message))
                stranded = stranded_in(reply) if reply["kind"] == "stranded" else None
                missing = self._missing(reply) if reply["kind"] == "missing" else None
            if isinstance(value, BaseException) and reply["kind"] == "raised":
                raise value
            if missing is not None:
                raise missing
            if stranded is not None:
                raise stranded
            return reply, value

    def _current(self) -> Exchange:
        if self.gone is not None or self._exchange is None:
            raise LearnerGoneError(self.gone or CheckEnding("exited", CodedMessage("exited", {"status": None})))
        if self._exchange.interrupted:
            raise self.end(self._exchange.given_up())
        return self._exchange

    def _in_turn(self) -> Exchange:
        """Return the conversation once it is this thread's turn, which the end of a `with` block gives back."""
        exchange = self._current()
        if not exchange.take_turn():
            with self.suspicion(exchange):
                exchange.wait_for_turn()
        return exchange

    def given_up(self) -> CheckEnding | None:
        """Return why a call has no answer that the tests no longer wait for; None when there is no such call."""
        exchange = self._exchange
        return None if exchange is None or not exchange.waits else exchange.given_up()

    def encode(self, value: object) -> Json:
        """Return `value` as tagged JSON; CannotCrossError when it does not cross."""
        return self._current().encode(value)

    def end(self, ending: CheckEnding) -> LearnerGoneError:
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
        busy = self._sandbox.last_words or (self._exchange is not None and self._exchange.waits)
        place = self._sandbox.where() if busy and self.gone is None else {}
        return self.end(CheckEnding("time", timed_out(self._seconds, place)))

    @contextlib.contextmanager
    def showing(self) -> Iterator[None]:
        """Let the learner's objects say how they look, for a moment only, and whatever comes of it."""
        before, exchange = self.gone, self._exchange
        if exchange is not None:
            exchange.deadline = min(self.deadline, time.monotonic() + _SHOWING_SECONDS)
        try:
            yield
        finally:
            if exchange is not None:
                exchange.deadline = self.deadline
            if self.gone is not before:
                self.close()
            self.gone = before

    @contextlib.contextmanager
    def suspicion(self, exchange: Exchange | None = None) -> Iterator[None]:
        """Turn a failure of the channel into the ending of the learner's process.

        Once we have hung up an `exchange`, which a thread of the tests' own may outlive, its failure means nothing.
        """
        try:
            yield
        except FAILURES as error:
            raise self._failed(error, exchange) from None

    def _failed(self, failure: Exception, exchange: Exchange | None) -> LearnerGoneError:
        if exchange is None or not exchange.over:
            limit = self._console.output_bytes
            ending = ending_of(failure, self._sandbox, seconds=self._seconds, output_bytes=limit)
            # Asked again: whoever hung up meanwhile may have had the next process made, whose fate was told then.
            if exchange is None or not exchange.over:
                return self.end(ending)
        return LearnerGoneError(exchange.given_up())

    def _missing(self, reply: Frame) -> AttributeError:
        self.missing = missing = missing_in(reply, self.files)
        return AttributeError(f"module '{missing.module}' has no attribute '{missing.name}'", name=missing.name)
