"""The stub in the learner's process: it imports her modules and calls her functions when the tests ask."""

import builtins
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
from harness.codec import CodecError
from harness.confession import confess
from harness.frames import Channel, ClosedError, FrameError, Json, Message
from harness.streams import Terminal

_Answer: TypeAlias = Callable[[Message], Message]
_CHANGEABLE = (list, dict, set, bytearray)
_ABSENT = object()


class Stub:
    """Answers the requests of the tests, one after the other; PROTOCOL.md lists them."""

    def __init__(self, channel: Channel, folder: Path) -> None:
        """Serve `channel` with the modules of `folder`."""
        self._channel = channel
        self._folder = folder
        # The learner's threads print while her main thread answers.
        self._turn = threading.RLock()
        self._terminal = Terminal(self._ask, self._tell)
        self._answers: dict[str, _Answer] = {
            "import": self._import,
            "names": self._names,
            "resolve": self._resolve,
            "call": self._call,
        }

    def serve(self) -> int:
        """Answer until the tests close the channel; return the status to end with."""
        owner = os.getpid()
        while True:
            try:
                request = self._channel.receive()
                reply = self._answer_in_any_case(request)
                if os.getpid() != owner:
                    # A child that the learner's code forked and forgot must not answer in its parent's place.
                    return 0
                self._terminal.flush()
                self._reply(reply)
            except ClosedError:
                return 0

    def _answer_in_any_case(self, request: Message) -> Message:
        try:
            return self._answer(request)
        except MemoryError:
            # There was no room even to tell of the first one; its frames are gone by now.
            return confess(MemoryError(), self._folder)

    def _answer(self, request: Message) -> Message:
        try:
            return self._answers[fields.text(request, "kind")](request)
        except CodecError as error:
            return {"kind": "stranded", "type": error.type_name}
        except BaseException as error:  # noqa: BLE001 - whatever the learner's code raises is an answer
            return confess(error, self._folder)

    def _reply(self, reply: Message) -> None:
        try:
            self._tell(reply)
        except (FrameError, MemoryError):
            self._tell({"kind": "stranded", "type": "value"})

    def _tell(self, message: Message) -> None:
        with self._turn:
            self._channel.send(message)

    def _ask(self, message: Message) -> Message:
        with self._turn:
            self._channel.send(message)
            return self._channel.receive()

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
        value = self._find(request)
        if value is _ABSENT:
            return {"kind": "missing"}
        if isinstance(value, type) and issubclass(value, BaseException):
            ancestors: list[Json] = [base.__name__ for base in value.__mro__]
            exact = vars(builtins).get(value.__name__) is value
            return {"kind": "exception", "type": value.__name__, "exact": exact, "ancestors": ancestors}
        if callable(value) and not isinstance(value, type):
            document = getattr(value, "__doc__", None)
            return {
                "kind": "function",
                "doc": document if isinstance(document, str) else None,
            }
        return {"kind": "value", "value": codec.encode(value, stranger=_name_of)}

    def _find(self, request: Message) -> object:
        module = importlib.import_module(fields.text(request, "module"))
        return getattr(module, fields.text(request, "name"), _ABSENT)

    def _call(self, request: Message) -> Message:
        function = self._find(request)
        if function is _ABSENT or not callable(function):
            return {"kind": "missing"}
        before = {str(place): coded for place, coded in enumerate(fields.items(request, "arguments"))}
        before |= {f"={name}": coded for name, coded in fields.record(request, "keywords").items()}
        given = {key: codec.decode(coded) for key, coded in before.items()}
        arguments = [value for key, value in given.items() if not key.startswith("=")]
        keywords = {key[1:]: value for key, value in given.items() if key.startswith("=")}
        try:
            value = function(*arguments, **keywords)
        except BaseException as error:  # noqa: BLE001 - whatever the learner's code raises is an answer
            return {**confess(error, self._folder), "changed": _changed(before, given)}
        return {
            "kind": "returned",
            "value": codec.encode(value, stranger=_name_of),
            "changed": _changed(before, given),
        }


def _changed(before: dict[str, Json], given: dict[str, object]) -> Json:
    changed: dict[str, Json] = {}
    for key, value in given.items():
        # A tuple may hold a list, so containers of every kind are compared.
        if isinstance(value, (*_CHANGEABLE, tuple)):
            after = codec.encode(value, stranger=_name_of)
            if after != before[key]:
                changed[key] = after
    return changed


def _name_of(value: object) -> Json:
    kind = value if isinstance(value, type) else type(value)
    return str(kind.__name__)[:200]
