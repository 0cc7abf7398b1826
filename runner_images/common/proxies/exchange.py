"""The conversation with one learner process: a request, what comes before its reply, and what both sides then hold."""

import sys
import threading
import time
from collections.abc import Callable
from typing import Self

from runner_images.common.proxies.marshaller import Marshaller
from runner_images.common.proxies.surroundings import Surroundings
from runner_images.common.tests.cannot_cross import CannotCrossError
from runner_images.common.tests.console import Console, FloodError
from runner_images.common.tests.learner_errors import fault_in, mark
from runner_images.common.values import codec
from runner_images.common.values.codec import CodecError
from runner_images.common.values.shared_collections import SharedCollections
from runner_images.common.wire import fields
from runner_images.common.wire.endings import CheckEnding, LearnerGoneError, timed_out
from runner_images.common.wire.frames import MEBIBYTE, Channel, ClosedError, Frame, FrameError, Json, LateError
from runner_images.common.wire.limits import MAX_CROSSINGS, MAX_SUITE_NODES, SUITE_FRAME_BYTES

_REPLIES = frozenset(
    {"imported", "names", "missing", "returned", "raised", "stranded", "class", "derived", "file", "stored"}
)
_OVER = f"> {SUITE_FRAME_BYTES // MEBIBYTE} MiB"
_ROOM = 60
"""Python frames that one crossing takes: the recursion limit is for the tests' own."""

_OUR_OWN = (ClosedError, CodecError, FloodError, FrameError, LateError, CannotCrossError, LearnerGoneError)
"""What ends a request in an orderly way; all else broke in from outside, as a signal's handler may at any point."""

_LEAVING_SECONDS = 1.0


class Exchange:
    """Whatever is said to the learner's process, and heard from it, while it lives."""

    def __init__(
        self,
        channel: Channel,
        marshaller: Marshaller,
        console: Console,
        surroundings: Surroundings,
        renew: Callable[[object], None],
    ) -> None:
        """Speak over `channel`; `renew` makes an object of another process usable in this one."""
        self._channel = channel
        self._marshaller = marshaller
        self._console = console
        self._surroundings = surroundings
        self._renew = renew
        self._shelf = SharedCollections(step=1)
        self._dropped: list[Json] = []
        self._depth = 0
        self.steady: dict[tuple[str, ...], object] = {}
        """What names of the learner's modules are, until their process tells that they moved."""
        self.deadline = 0.0
        """When this process must be done, on the monotonic clock."""
        self.over = False
        """We hung up: a thread that a test left behind has nothing to expect, and its end means nothing."""
        self._turn = threading.RLock()
        self._began = 0.0
        self.interrupted = False
        """A test gave up a call of its own thread: nobody knows how far that came, so there is no next."""

    def take_turn(self) -> bool:
        """Have the process to oneself, until the end of a `with` block; False when it is another thread's turn."""
        return self._turn.acquire(blocking=False)

    def wait_for_turn(self) -> None:
        """Have the process to oneself as soon as another thread's call is done.

        Raises:
            LateError: it took until the deadline.
            ClosedError: we hung up meanwhile.
        """
        if not self._turn.acquire(timeout=max(self.deadline - time.monotonic(), 0)):
            raise LateError
        if self.over:
            self._turn.release()
            raise ClosedError

    def __enter__(self) -> Self:
        """Return this conversation, in turn."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Let others have their turn."""
        self._turn.release()

    @property
    def waits(self) -> bool:
        """Tell, between two requests, whether one has no answer that the tests no longer wait for."""
        return self.interrupted or self._depth > 0

    def given_up(self) -> CheckEnding:
        """Return why such a request ended: it had its time."""
        return CheckEnding("time", timed_out(time.monotonic() - self._began), given_up=True)

    def close(self) -> None:
        """Hang up, and let a thread that waits for an answer take note of it.

        One that is busy with the tests' own code may come back at any time, and then must not find that the number of
        its descriptor has become another's: this process does without the number.
        """
        self.over = True
        self._channel.shut()
        if self._turn.acquire(timeout=_LEAVING_SECONDS):
            self._channel.close()
            self._turn.release()

    def ask(self, message: Frame) -> tuple[Frame, object]:
        """Return the reply to `message`, with the value or the exception that it tells of.

        Raises:
            FrameError, CodecError, ClosedError, LateError, FloodError: there is no reply, nor will there be one.
            CannotCrossError: something that the tests changed does not cross any more.
        """
        if self._depth == 0:
            self._began = time.monotonic()
        self._depth += 1
        limit = sys.getrecursionlimit()
        try:
            sys.setrecursionlimit(limit + _ROOM)
            self._say(message)
            reply = self._heard()
            # What was encoded first is decoded first: a changed container may hold one that the value holds, too.
            value = self._error(reply) if reply["kind"] == "raised" else self.decode(reply.get("value"))
            self._catch_up(reply)
        except _OUR_OWN:
            raise
        except BaseException:
            self.interrupted = True
            raise
        finally:
            sys.setrecursionlimit(limit)
            self._depth -= 1
        if self._depth == 0:
            surplus = self._shelf.surplus()
            self._shelf.drop(surplus)
            self._dropped += surplus
        return reply, value

    def encode(self, value: object, *, whole: bool = False) -> Json:
        """Return `value` as tagged JSON; CannotCrossError when it does not cross."""
        try:
            return codec.encode(value, shelf=self._shelf, foreign=self._marshaller, whole=whole, nodes=MAX_SUITE_NODES)
        except CodecError as error:
            self._shelf.unsay()
            raise CannotCrossError(error.type_name, outbound=True, obstacle="size") from error
        except BaseException:
            self._shelf.unsay()
            raise

    def decode(self, coded: Json) -> object:
        """Return the value of tagged JSON; CodecError when it is none."""
        value = codec.decode(coded, shelf=self._shelf, foreign=self._marshaller)
        self._shelf.agree()
        return value

    def _say(self, message: Frame) -> None:
        """Send `message` with what the tests changed in place and let go since the last one."""
        changed = [coded for one in self._shelf.changed() if (coded := self._change(one)) is not None]
        news: dict[str, Json] = {"changed": changed} if changed else {}
        if self._dropped:
            news["dropped"] = self._dropped
        if self._marshaller.released:
            news["released"] = list(self._marshaller.released)
        if (state := self._surroundings.state()) is not None:
            news["random"] = codec.encode(state)
        if stand_ins := self._surroundings.stand_ins():
            news["patched"] = [[*place, self.encode(value)] for place, value in stand_ins.items()]
        try:
            self._channel.send({**message, **news} if news else message, deadline=self.deadline)
        except FrameError as error:
            # Nothing was heard, so it is the tests that say more than a frame holds.
            self._shelf.unsay()
            raise CannotCrossError(_OVER, outbound=True, why=str(error), obstacle="size") from error
        self._dropped = []
        if "released" in news:
            self._marshaller.released.clear()
        self._shelf.agree()

    def _change(self, container: object) -> Json:
        """Return `container` as it is now; None when it can cross no more, and is the tests' alone from here on."""
        number = self._shelf.number_of(container)
        try:
            return self.encode(container, whole=True)
        except CannotCrossError:
            self._shelf.drop([number])
            self._dropped.append(number)
            return None

    def _heard(self) -> Frame:
        while True:
            frame = self._channel.receive(deadline=self.deadline)
            self._check_open()
            kind = fields.text(frame, "kind")
            if kind in _REPLIES:
                return frame
            if kind == "output":
                self._console.print(frame)
            elif kind == "input":
                self._channel.send(self._console.line(frame), deadline=self.deadline)
            elif kind == "callback":
                self._serve(frame)
            else:
                msg = "an unknown kind"
                raise FrameError(msg)

    def _catch_up(self, frame: Frame) -> None:
        for place in fields.items(frame, "moved") if "moved" in frame else ():
            self.steady.pop(tuple(map(str, place)) if isinstance(place, list) else (), None)
        for container in fields.items(frame, "changed") if "changed" in frame else ():
            self.decode(container)

    def _serve(self, frame: Frame) -> None:
        """Do what the learner's code asks of one of the tests' objects, and tell it the outcome."""
        target = self._marshaller.lent_objects.at(frame.get("on"))
        operator = fields.text(frame, "operator")
        arguments = [self.decode(item) for item in fields.items(frame, "arguments")]
        keywords = {name: self.decode(item) for name, item in fields.record(frame, "keywords").items()}
        self._catch_up(frame)
        try:
            self._check_depth()
            answer = self._marshaller.lent_objects.serve(operator, target, arguments, keywords)
            self._check_open()
            self._renew(answer)
            told: Frame = {"kind": "answer", "value": self.encode(answer)}
        except (LearnerGoneError, ClosedError):
            raise
        except BaseException as error:  # noqa: BLE001 - it goes through the learner's code, as in one process
            self._check_open()
            told = {"kind": "threw", "value": self.encode(error)}
        self._say(told)

    def _check_open(self) -> None:
        if self.over:
            raise ClosedError

    def _check_depth(self) -> None:
        if self._depth > MAX_CROSSINGS:
            msg = "maximum recursion depth exceeded"
            raise RecursionError(msg)

    def _error(self, reply: Frame) -> BaseException:
        error = self.decode(reply.get("value"))
        if not isinstance(error, BaseException):
            msg = "no exception"
            raise FrameError(msg)
        if "suite" not in fields.record(reply, "value"):
            mark(error, fault_in(reply))
        return error
