"""The stub in the learner's process: it does with her modules and objects what the tests ask, one thing at a time."""

import importlib
import importlib.util
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

from harness import codec, fields
from harness.belongings import Belongings
from harness.codec import CodecError
from harness.confession import confess
from harness.descendants import descend
from harness.descriptions import describe
from harness.files import fetch, store
from harness.frames import Channel, ClosedError, FrameError, Json, Message
from harness.limits import MAX_CROSSINGS, MAX_SUITE_NODES
from harness.operations import OPERATIONS
from harness.shelf import Shelf
from harness.streams import Terminal
from harness.visitors import Visitors

_Answer: TypeAlias = Callable[[Message], Message]
_TELLING = ("operate", "subclass")
"""The requests that hold values: these were encoded first, and so are decoded first."""

_ROOM = 40
"""Python frames that one crossing takes: the learner's recursion limit is for her own."""


class Stub:
    """Answers the requests of the tests, one after the other; PROTOCOL.md lists them."""

    def __init__(self, channel: Channel, folder: Path) -> None:
        """Serve `channel` with the modules of `folder`."""
        self._channel = channel
        self._folder = folder
        self._owner = os.getpid()
        # The learner's threads print and call back while her main thread answers. The tests answer the newest callback
        # first, and wait for the reply to what they ask meanwhile: only whose turn it is may say anything.
        self._turn = threading.Condition(threading.RLock())
        self._callers: list[object] = []
        """Whose callbacks are under way, the newest last."""
        self._depth = 0
        self._shelf = Shelf(step=-1)
        self._belongings = Belongings(Visitors(self._call_back))
        self._steady: dict[tuple[str, str], object] = {}
        """What the tests resolved, by module and name."""
        self._originals: dict[tuple[str, str], object] = {}
        self._terminal = Terminal(self._ask, self._tell)
        self._answers: dict[str, _Answer] = {
            "import": self._import,
            "names": self._names,
            "resolve": self._resolve,
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
                self._answer(self._channel.receive())
            except ClosedError:
                return 0
            if os.getpid() != self._owner:
                # A child that the learner's code forked and forgot must not answer in its parent's place.
                return 0

    def _answer(self, request: Message) -> None:
        reply = self._work(request)
        with self._turn:
            self._hand_over(reply, None)

    def _work(self, request: Message) -> Message:
        self._depth += 1
        try:
            reply = self._reply_in_any_case(request)
            if os.getpid() == self._owner:
                self._terminal.flush()
            return reply
        finally:
            self._depth -= 1

    def _hand_over(self, reply: Message, caller: object) -> None:
        """Reply to what was asked while `caller`'s callback was the newest, once it is again; the turn is held."""
        if os.getpid() != self._owner:
            return
        while self._newest_caller() is not caller:
            self._turn.wait()
        self._say(reply)

    def _newest_caller(self) -> object:
        return self._callers[-1] if self._callers else None

    def _reply_in_any_case(self, request: Message) -> Message:
        try:
            return self._reply(request)
        except MemoryError:
            # There was no room even to tell of the first one; its frames are gone by now.
            return confess(MemoryError(), self._folder, self._encode)

    def _reply(self, request: Message) -> Message:
        try:
            kind = fields.text(request, "kind")
            if kind not in _TELLING:
                self._catch_up(request)
            return self._answers[kind](request)
        except CodecError as error:
            return {"kind": "stranded", "type": error.type_name}
        except BaseException as error:  # noqa: BLE001 - whatever the learner's code raises is an answer
            return confess(error, self._folder, self._encode)

    def _say(self, reply: Message) -> None:
        try:
            self._tell(self._news(reply))
            self._shelf.agree()
        except (CodecError, FrameError, MemoryError):
            self._shelf.unsay()
            self._tell({"kind": "stranded", "type": "value"})

    def _news(self, message: Message) -> Message:
        """Return `message` with what the learner's code changed in place since the last one."""
        changed = [self._encode(container, whole=True) for container in self._shelf.changed()]
        moved = [place for place, value in self._steady.items() if _global(place) is not value]
        for place in moved:
            del self._steady[place]
        news: dict[str, Json] = {**({"changed": changed} if changed else {}), **({"moved": moved} if moved else {})}
        return {**message, **news} if news else message

    def _catch_up(self, message: Message) -> None:
        """Take in what the tests changed or let go since their last message, once what else it holds is decoded."""
        self._shelf.drop(fields.items(message, "dropped") if "dropped" in message else ())
        for number in fields.items(message, "released") if "released" in message else ():
            self._belongings.release(number)
        for container in fields.items(message, "changed") if "changed" in message else ():
            self._decode(container)
        if "random" in message:
            state = self._decode(message["random"])
            importlib.import_module("random").setstate(state)
        for patch in fields.items(message, "patched") if "patched" in message else ():
            self._patch(patch)
        self._shelf.agree()

    def _patch(self, patch: Json) -> None:
        """Put what the tests put in the place of a function of the library there, or the original back."""
        if isinstance(patch, list) and isinstance(patch[0], str) and isinstance(patch[1], str):
            module, name, coded = patch
            space = vars(importlib.import_module(module))
            original = self._originals.setdefault((module, name), space.get(name))
            space[name] = original if coded is None else self._decode(coded)

    def _tell(self, message: Message) -> None:
        with self._turn:
            self._channel.send(message)

    def _ask(self, message: Message) -> Message:
        """Send `message` and return the tests' answer, having served what they asked before it."""
        with self._turn:
            if self._depth == 0:
                msg = "the tests are not listening"
                raise RuntimeError(msg)
            self._channel.send(message)
            self._shelf.agree()
            caller = object()
            self._callers.append(caller)
            try:
                while fields.text(answer := self._channel.receive(), "kind") in self._answers:
                    self._hand_over(self._work_aside(answer), caller)
            finally:
                self._callers.remove(caller)
                self._turn.notify_all()
            return answer

    def _work_aside(self, request: Message) -> Message:
        """Work, and let other threads of the learner's call back meanwhile."""
        self._turn.release()
        try:
            return self._work(request)
        finally:
            self._turn.acquire()

    def _call_back(
        self, operator: str, number: int, arguments: tuple[object, ...], keywords: dict[str, object]
    ) -> object:
        limit = sys.getrecursionlimit()
        if self._depth > MAX_CROSSINGS:
            msg = "maximum recursion depth exceeded"
            raise RecursionError(msg)
        self._terminal.flush()
        sys.setrecursionlimit(limit + _ROOM)
        try:
            return self._called_back(operator, number, arguments, keywords)
        finally:
            sys.setrecursionlimit(limit)

    def _called_back(
        self, operator: str, number: int, arguments: tuple[object, ...], keywords: dict[str, object]
    ) -> object:
        try:
            message: Message = {
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
        return codec.encode(value, shelf=self._shelf, foreign=self._belongings, whole=whole)

    def _decode(self, coded: Json) -> object:
        return codec.decode(coded, shelf=self._shelf, foreign=self._belongings, nodes=MAX_SUITE_NODES)

    def _import(self, request: Message) -> Message:
        name = fields.text(request, "module")
        if request.get("again") is True and isinstance(sys.modules.get(name), ModuleType):
            importlib.reload(sys.modules[name])
        else:
            importlib.import_module(name)
        return {"kind": "imported"}

    def _names(self, request: Message) -> Message:
        module = importlib.import_module(fields.text(request, "module"))
        listed = getattr(module, "__all__", None)
        names = listed if isinstance(listed, list | tuple) else [n for n in vars(module) if not n.startswith("_")]
        return {
            "kind": "names",
            "names": [name for name in names if isinstance(name, str)],
        }

    def _resolve(self, request: Message) -> Message:
        module, name = fields.text(request, "module"), fields.text(request, "name")
        try:
            value: object = getattr(importlib.import_module(module), name)
        except AttributeError as error:
            if error.__traceback__ is None or error.__traceback__.tb_next is None:
                return {"kind": "missing", "module": module, "name": name}
            raise
        if vars(importlib.import_module(module)).get(name, self) is not value:
            return {"kind": "returned", "value": self._encode(value)}
        # The tests need not ask again before they hear that it is another.
        self._steady[module, name] = value
        return {"kind": "returned", "value": self._encode(value), "steady": True}

    def _operate(self, request: Message) -> Message:
        self._belongings.missing = None
        arguments = [self._decode(coded) for coded in fields.items(request, "arguments")]
        keywords = {name: self._decode(coded) for name, coded in fields.record(request, "keywords").items()}
        self._catch_up(request)
        if self._belongings.missing is not None:
            module, name = self._belongings.missing
            return {"kind": "missing", "module": module, "name": name}
        value = OPERATIONS[fields.text(request, "operator")](*arguments, **keywords)
        return {"kind": "returned", "value": self._encode(value)}

    def _describe(self, request: Message) -> Message:
        key = fields.text(request, "class")
        return describe(self._belongings.class_of(key), key, self._belongings, self._encode)

    def _subclass(self, request: Message) -> Message:
        derived = descend(request, self._decode)
        self._catch_up(request)
        return {"kind": "derived", "class": self._belongings.key_of(derived)}


def _global(place: tuple[str, str]) -> object:
    module, name = place
    return vars(sys.modules[module]).get(name) if module in sys.modules else None
