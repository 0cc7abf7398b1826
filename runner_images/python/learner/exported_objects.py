"""The learner's own objects as they leave their process: by number, each with the name of its class."""

import importlib
import sys
from collections.abc import Callable
from functools import reduce
from types import ModuleType
from typing import TypeAlias

from runner_images.common.values import codec
from runner_images.common.values.builtin_subclasses import FIXED, plain_base, plain_value
from runner_images.common.values.codec import CodecError
from runner_images.common.values.scalars import type_name
from runner_images.common.wire.frames import Json
from runner_images.common.wire.limits import MAX_OBJECTS
from runner_images.python.learner.callbacks import Callbacks
from runner_images.python.learner.exception_frame import error_text

Encode: TypeAlias = Callable[[object], Json]
Decode: TypeAlias = Callable[[Json], object]
_TEXT = 2_000
_HEAP_TYPE = 1 << 9


class ExportedObjects:
    """The objects that the tests hold by number, and the classes that they hold by key."""

    def __init__(self, callbacks: Callbacks) -> None:
        """Tell apart the tests' own objects by `callbacks`."""
        self.missing: tuple[str, str] | None = None
        """Module and name of the last name that was asked for and is not there."""
        self.originals: dict[tuple[str, str], object] = {}
        """What stood in a class under a name when it was first described, by the class's key and the name."""
        self._callbacks = callbacks
        self._objects: dict[int, object] = {}
        self._numbers: dict[int, int] = {}
        self._last = 0
        self._classes: dict[str, type] = {}
        self._keys: dict[int, str] = {}

    def release(self, number: object) -> None:
        """Forget an object that the tests hold no more."""
        if isinstance(number, int) and number in self._objects:
            self._numbers.pop(id(self._objects.pop(number)), None)

    def depart(self, value: object, encode: Encode) -> Json:
        """Return the tagged JSON of an object outside the codec's set."""
        kind = type(value)
        if (callback := self._callbacks.number_of(value)) is not None:
            return {"suite": [callback]}
        if issubclass(kind, type):
            return {"class": self.key_of(value)}  # type: ignore[arg-type]
        if (name := _member_name(value)) is not None:
            return {"member": [self.key_of(kind), name]}
        if issubclass(kind, BaseException) and type_name(kind) is not None:
            return {"error": {"type": kind.__name__, **self._error(value)}}  # type: ignore[arg-type]
        body: dict[str, Json] = {"id": self._number(value), "class": self.key_of(kind)}
        if (base := plain_base(kind)) in FIXED and base is not None:
            body["plain"] = encode(plain_value(value, base))
        if issubclass(kind, BaseException):
            body["error"] = self._error(value)  # type: ignore[arg-type]
        return {"object": body}

    def arrive(self, tag: str, body: Json, decode: Decode) -> object:
        """Return the object that the tests mean: the learner's own, or what stands for theirs."""
        if isinstance(body, int):
            return self._objects[body]
        if isinstance(body, str):
            return self.class_of(body) if tag == "class" else importlib.import_module(body)
        if not isinstance(body, list):
            raise TypeError(tag)
        if tag in ("suite", "attribute"):
            first, *rest = body
            if isinstance(first, int):
                return self._callbacks.receive(first, rest[0] if rest else None, decode)
            return getattr(decode(first), str(rest[0]))
        place, name = map(str, body)
        return self._placed(tag, place, name)

    def _placed(self, tag: str, place: str, name: str) -> object:
        match tag:
            case "named":
                return self._named(place, name)
            case "member":
                return self.class_of(place).__members__[name]  # type: ignore[attr-defined]
            case "original":
                return self.originals[place, name]
            case "library":
                return reduce(getattr, name.split("."), importlib.import_module(place))
        raise ValueError(tag)

    def key_of(self, kind: type) -> str:
        """Return the key of a class: where it is found, or a number when it is found nowhere."""
        # By identity: a metaclass may have its own idea of what a class equals.
        if id(kind) not in self._keys:
            address = _address(kind)
            key = address if address is not None and address not in self._classes else f"#{self._number(kind)}"
            self._keys[id(kind)], self._classes[key] = key, kind
        return self._keys[id(kind)]

    def class_of(self, key: str) -> type:
        """Return the class of a key, found anew in a process that has not told it yet."""
        if key not in self._classes:
            module, _, name = key.partition(":")
            found = _found(importlib.import_module(module), name)
            if not isinstance(found, type):
                self.missing = (module, name.partition(".")[0])
                return object
            self._keys[id(found)], self._classes[key] = key, found
        return self._classes[key]

    def _named(self, module: str, name: str) -> object:
        found: object = vars(importlib.import_module(module)).get(name, self)
        if found is self:
            self.missing = (module, name)
            return None
        return found

    def _number(self, value: object) -> int:
        if id(value) not in self._numbers:
            if len(self._objects) >= MAX_OBJECTS:
                raise CodecError(type(value).__name__, "too many objects")
            self._last += 1
            self._numbers[id(value)] = self._last
            self._objects[self._last] = value
        return self._numbers[id(value)]

    def _error(self, error: BaseException) -> dict[str, Json]:
        cause = error.__cause__
        return {
            "text": error_text(error),
            "arguments": self._short(list(error.args)),
            "attributes": self._short(dict(vars(error))) if vars(error) else None,
            "cause": None if cause is None or cause is error else self._short(cause),
        }

    def _short(self, value: object) -> Json:
        try:
            # Containers in an exception are copies: nobody sorts them in place.
            coded = codec.encode(value, foreign=self)
        except (CodecError, RecursionError):
            return None
        # Long ones would be told twice, and the text says it all.
        return coded if len(str(coded)) <= _TEXT else None


def _member_name(value: object) -> str | None:
    """Return the name of a member of an enumeration; None for anything else."""
    enum = sys.modules.get("enum")
    if enum is None or not isinstance(type(value), enum.EnumMeta):
        return None
    name = vars(value).get("_name_")
    members = type.__getattribute__(type(value), "_member_map_")
    return name if isinstance(name, str) and members.get(name) is value else None


def _address(kind: type) -> str | None:
    module, name = type.__getattribute__(kind, "__module__"), type.__dict__["__qualname__"].__get__(kind)
    if not isinstance(module, str):
        return None
    if not kind.__flags__ & _HEAP_TYPE:
        # Of C: generators and functions are found nowhere, and there is one class of each.
        return f"{module}:{name}"
    there = sys.modules.get(module)
    return f"{module}:{name}" if there is not None and _found(there, name) is kind else None


def _found(module: ModuleType, name: str) -> object:
    found: object = module
    for part in name.split("."):
        found = vars(found).get(part) if isinstance(found, ModuleType | type) else None
    return found
