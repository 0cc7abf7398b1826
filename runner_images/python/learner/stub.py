"""The stub in the learner's process: it does with their modules and objects what the tests ask, one thing at a time."""

import contextlib
import importlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from runner_images.common.processes.folder_errands import fetch, store
from runner_images.common.values import codec
from runner_images.common.values.codec import CodecError
from runner_images.common.values.operations import OPERATIONS
from runner_images.common.values.shared_collections import SharedCollections
from runner_images.common.wire import fields
from runner_images.common.wire.frames import Channel, ClosedError, Frame, FrameError, Json
from runner_images.common.wire.limits import MAX_CROSSINGS, MAX_SUITE_NODES
from runner_images.python.learner.callbacks import Callbacks
from runner_images.python.learner.class_descriptions import describe
from runner_images.python.learner.derived_classes import descend
from runner_images.python.learner.exception_frame import exception_frame
from runner_images.python.learner.exported_objects import ExportedObjects
from runner_images.python.learner.modules import Modules, missing
from runner_images.python.learner.streams import Terminal

_Answer: TypeAlias = Callable[[Frame], Frame]
_TELLING = ("operate", "subclass")
"""The requests that hold values: these were encoded first, and so are decoded first."""

_ROOM = 40
"""Python frames that one crossing takes: the learner's recursion limit is for their own."""


class Stub:
    """Answers the requests of the tests, one after the other; PROTOCOL.md lists them."""

    def __init__(self, channel: Channel, folder: Path) -> None:
        """Serve `channel` with the modules of `folder`."""
        self._channel = channel
        self._folder = folder
        self._owner = os.getpid()
        # The learner's threads print and call back while their main thread answers. The tests answer the newest
        # callback first, and wait for the reply to what they ask meanwhile: only whose turn it is may say anything.
        self._turn = threading.Condition(threading.RLock())
        self._callers: list[object] = []
        """Whose callbacks are under way, the newest last."""
        self._stray = 0
        """Answers still to come to what their code asked and then gave up, as a signal's handler of theirs may."""
        self._raised_aside: BaseException | None = None
        """What comes up as soon as the tests ask for something."""
        self._depth = 0
        self._shelf = SharedCollections(step=-1)
        self._exported = ExportedObjects(Callbacks(self._call_back))
        self._modules = Modules(self._encode)
        self._terminal = Terminal(self._ask_for_line, self._print)
        self._answers: dict[str, _Answer] = {
            "import": self._modules.load,
            "names": self._modules.names,
            "resolve": self._modules.resolve,
            "operate": self._operate,
            "describe": self._describe,
            "subclass": self._subclass,
            "fetch": fetch,
            "store": store,
        }

    def serve(self) -> int:
        """Answer until the tests close the channel; return the status to end with."""
        while True:
            try:
                request = self._channel.receive()
                if not self._is_stray(request):
                    self._answer(request)
            except ClosedError:
                return 0
            except FrameError:
                raise
            except BaseException as error:  # noqa: BLE001 - raised by a signal's handler of theirs, while nothing runs
                self._raised_aside = error
            if os.getpid() != self._owner:
                # A child that the learner's code forked and forgot must not answer in its parent's place.
                return 0

    def _answer(self, request: Frame) -> None:
        reply = self._work(request)
        with self._turn:
            self._hand_over(reply, None)

    def _work(self, request: Frame) -> Frame:
        self._depth += 1
        try:
            reply = self._reply_in_any_case(request)
            if os.getpid() == self._owner:
                self._terminal.flush()
            return reply
        finally:
            self._depth -= 1

    def _hand_over(self, reply: Frame, caller: object) -> None:
        """Reply to what was asked while `caller`'s callback was the newest, once it is again; the turn is held."""
        if os.getpid() != self._owner:
            return
        while self._newest_caller() is not caller:
            self._turn.wait()
        self._say(reply)

    def _newest_caller(self) -> object:
        return self._callers[-1] if self._callers else None

    def _reply_in_any_case(self, request: Frame) -> Frame:
        try:
            return self._reply(request)
        except MemoryError:
            # There was no room even to tell of the first one; its frames are gone by now.
            return exception_frame(MemoryError(), self._folder, self._encode)

    def _reply(self, request: Frame) -> Frame:
        try:
            kind = fields.text(request, "kind")
            if kind not in _TELLING:
                self._catch_up(request)
            self._bring_up()
            return self._answers[kind](request)
        except CodecError as error:
            return {"kind": "stranded", "type": error.type_name, "obstacle": error.obstacle}
        except BaseException as error:  # noqa: BLE001 - whatever the learner's code raises is an answer
            self._raised_aside = None
            return exception_frame(error, self._folder, self._encode)

    def _bring_up(self) -> None:
        """Raise what was raised aside."""
        if self._raised_aside is not None:
            raise self._raised_aside

    def _say(self, reply: Frame) -> None:
        try:
            self._tell(self._news(reply))
            self._shelf.agree()
        except (CodecError, FrameError, MemoryError):
            self._shelf.unsay()
            self._tell({"kind": "stranded", "type": "value", "obstacle": "size"})

    def _news(self, message: Frame) -> Frame:
        """Return `message` with what the learner's code changed in place since the last one."""
        changed = [self._encode(container, whole=True) for container in self._shelf.changed()]
        moved = self._modules.moved()
        news: dict[str, Json] = {**({"changed": changed} if changed else {}), **({"moved": moved} if moved else {})}
        return {**message, **news} if news else message

    def _catch_up(self, message: Frame) -> None:
        """Take in what the tests changed or let go since their last message, once what else it holds is decoded."""
        self._shelf.drop(fields.items(message, "dropped") if "dropped" in message else ())
        for number in fields.items(message, "released") if "released" in message else ():
            self._exported.release(number)
        for container in fields.items(message, "changed") if "changed" in message else ():
            self._decode(container)
        if "random" in message:
            state = self._decode(message["random"])
            importlib.import_module("random").setstate(state)
        for patch in fields.items(message, "patched") if "patched" in message else ():
            self._modules.patch(patch, self._decode)
        self._shelf.agree()

    def _tell(self, message: Frame) -> None:
        with self._turn:
            self._channel.send(message)

    def _print(self, message: Frame) -> None:
        with _room():
            self._tell(message)

    def _ask(self, message: Frame) -> Frame:
        """Send `message` and return the tests' answer, having served what they asked before it."""
        with self._turn:
            if self._depth == 0:
                msg = "the tests are not listening"
                raise RuntimeError(msg)
            if os.getpid() != self._owner:
                # Parent and child at one socket would take each other's answers.
                msg = "the tests listen to one process alone"
                raise RuntimeError(msg)
            caller = object()
            self._callers.append(caller)
            try:
                self._channel.send(message)
                self._shelf.agree()
                return self._heard(caller)
            except (FrameError, MemoryError):
                raise  # it was too big to be said
            except BaseException:
                self._stray += 1
                raise
            finally:
                self._callers.remove(caller)
                self._turn.notify_all()

    def _heard(self, caller: object) -> Frame:
        """Return the answer to what `caller` asked, having served what the tests ask before it."""
        while True:
            frame = self._channel.receive()
            if fields.text(frame, "kind") in self._answers:
                self._hand_over(self._work_aside(frame), caller)
            elif not self._is_stray(frame):
                return frame

    def _is_stray(self, frame: Frame) -> bool:
        """Tell whether `frame` answers what nobody waits for any more; what it tells beside that is taken in."""
        if self._stray == 0 or fields.text(frame, "kind") in self._answers:
            return False
        self._stray -= 1
        with contextlib.suppress(Exception):
            self._decode(frame.get("value"))
            self._catch_up(frame)
        return True

    def _work_aside(self, request: Frame) -> Frame:
        """Work, and let other threads of the learner's call back meanwhile."""
        self._turn.release()
        try:
            return self._work(request)
        finally:
            self._turn.acquire()

    def _call_back(
        self, operator: str, number: int, arguments: tuple[object, ...], keywords: dict[str, object]
    ) -> object:
        if self._depth > MAX_CROSSINGS:
            msg = "maximum recursion depth exceeded"
            raise RecursionError(msg)
        self._terminal.flush()
        with _room():
            return self._called_back(operator, number, arguments, keywords)

    def _ask_for_line(self, message: Frame) -> Frame:
        with _room():
            return self._ask(message)

    def _called_back(
        self, operator: str, number: int, arguments: tuple[object, ...], keywords: dict[str, object]
    ) -> object:
        try:
            message: Frame = {
                "kind": "callback",
                "operator": operator,
                "on": number,
                "arguments": [self._encode(value) for value in arguments],
                "keywords": {name: self._encode(value) for name, value in keywords.items()},
            }
            answer = self._ask(self._news(message))
        except (CodecError, FrameError) as error:
            self._shelf.unsay()
            msg = f"an argument cannot cross: {error}"
            raise TypeError(msg) from error
        value = self._decode(answer.get("value"))
        self._catch_up(answer)
        if fields.text(answer, "kind") == "threw" and isinstance(value, BaseException):
            raise value
        return value

    def _encode(self, value: object, *, whole: bool = False) -> Json:
        return codec.encode(value, shelf=self._shelf, foreign=self._exported, whole=whole)

    def _decode(self, coded: Json) -> object:
        return codec.decode(coded, shelf=self._shelf, foreign=self._exported, nodes=MAX_SUITE_NODES)

    def _operate(self, request: Frame) -> Frame:
        self._exported.missing = None
        arguments = [self._decode(coded) for coded in fields.items(request, "arguments")]
        keywords = {name: self._decode(coded) for name, coded in fields.record(request, "keywords").items()}
        self._catch_up(request)
        if self._exported.missing is not None:
            return missing(*self._exported.missing)
        value = OPERATIONS[fields.text(request, "operator")](*arguments, **keywords)
        return {"kind": "returned", "value": self._encode(value)}

    def _describe(self, request: Frame) -> Frame:
        key = fields.text(request, "class")
        return describe(self._exported.class_of(key), key, self._exported, self._encode)

    def _subclass(self, request: Frame) -> Frame:
        derived = descend(request, self._decode)
        self._catch_up(request)
        return {"kind": "derived", "class": self._exported.key_of(derived)}


@contextlib.contextmanager
def _room() -> Iterator[None]:
    """Let one crossing not count towards the recursion limit: it must not stop half-way."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(limit + _ROOM)
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
