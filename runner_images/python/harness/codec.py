"""The codec: a closed set of plain Python values as tagged JSON, exact types only.

None, bool, str, finite float and small int are JSON's own; everything else is an object of one key, the tag.
A container that can be changed carries its number on the shelf; what is outside the set is for a `Foreign` to say.
"""

import base64
import math
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable
from typing import Protocol

from harness.frames import Json
from harness.leaves import LEAVES, array_leaf, leaf_json, text_leaf, type_name
from harness.limits import LEARNER_FRAME_BYTES, MAX_DEPTH, MAX_NODES
from harness.numerals import integer_from, integer_json, real_from, real_json
from harness.shelf import Shelf, ShelfError, is_container

_FLAT: dict[type, str] = {tuple: "tuple", frozenset: "frozenset"}
_NUMBERED: dict[str, type] = {
    kind.__name__: kind for kind in (list, dict, set, deque, Counter, OrderedDict, defaultdict, bytearray)
}
_VIEWS: dict[type, str] = {type(getattr({}, name)()): f"dict_{name}" for name in ("keys", "values", "items")}
_INTERNED = 100
_ASIDE = {"deque": 2, "defaultdict": 2}
"""How many fields come before the items: the number, and the bound of a deque or the factory of a defaultdict."""


class CodecError(Exception):
    """A value that does not cross; `type_name` says of which type."""

    def __init__(self, type_name: str, why: str) -> None:
        """Keep the name of the offending type for the reader, and `why` for the log."""
        super().__init__(f"{type_name}: {why}")
        self.type_name = type_name


class Foreign(Protocol):
    """What a side makes of objects outside the closed set, its own and the peer's."""

    def depart(self, value: object, encode: Callable[[object], Json]) -> Json:
        """Return the tagged JSON of `value`, or raise CodecError; `encode` serves for what it holds."""

    def arrive(self, tag: str, body: Json, decode: Callable[[Json], object]) -> object:
        """Return the object of a tag that is none of the codec's; ValueError when there is no such tag."""


class _Nobody:
    """Refuses every object outside the closed set."""

    def depart(self, value: object, encode: Callable[[object], Json]) -> Json:
        del encode
        raise CodecError(type(value).__name__, "no plain value")

    def arrive(self, tag: str, body: Json, decode: Callable[[Json], object]) -> object:
        del body, decode
        raise ValueError(tag)


def encode(value: object, *, shelf: Shelf | None = None, foreign: Foreign | None = None, whole: bool = False) -> Json:
    """Return `value` as tagged JSON.

    Args:
        value: any object.
        shelf: where containers are kept that may be named again; None uses one of its own.
        foreign: who writes an object outside the closed set; None refuses it.
        whole: write what `value` holds, though it is on the shelf: it was changed.

    Raises:
        CodecError: an object outside the set, a cycle, or more than the caps of `limits`.
    """
    try:
        return _Encoder(shelf or Shelf(step=1), foreign or _Nobody()).encode(value, 0, whole=whole)
    except OverflowError as error:
        raise CodecError(type(value).__name__, str(error)) from error


def decode(coded: Json, *, shelf: Shelf | None = None, foreign: Foreign | None = None) -> object:
    """Return the value of tagged JSON.

    Args:
        coded: what a frame held; nothing is believed about it.
        shelf: where the peer's containers are kept; None uses one of its own.
        foreign: who makes the object of a tag outside the closed set; None refuses it.

    Raises:
        CodecError: not what `encode` writes, or more than the caps.
    """
    try:
        return _Decoder(shelf or Shelf(step=-1), foreign or _Nobody()).decode(coded, 0)
    except (
        ValueError,
        TypeError,
        LookupError,
        ArithmeticError,
        RecursionError,
        ShelfError,
    ) as error:
        msg = "frame"
        raise CodecError(msg, f"{type(error).__name__}: {error}") from error


class _Encoder:
    def __init__(self, shelf: Shelf, foreign: Foreign) -> None:
        self._shelf = shelf
        self._foreign = foreign
        self._nodes = 0
        self._length = 0
        self._trail: set[int] = set()

    def encode(self, value: object, depth: int, *, whole: bool = False) -> Json:
        self._nodes += 1
        kind = type(value)
        if self._nodes > MAX_NODES or depth > MAX_DEPTH:
            msg = "too big or too deep"
            raise OverflowError(msg)
        if kind in LEAVES:
            return self._leaf(value, depth)
        if is_container(kind):
            return self._container(value, depth, whole=whole)
        if kind in _FLAT or kind in _VIEWS:
            tag = _FLAT.get(kind) or _VIEWS[kind]
            return {tag: self._each(value, depth)}  # type: ignore[arg-type]
        if (name := type_name(value)) is not None:
            return {"builtin": name}
        return self._foreign.depart(value, lambda inner: self.encode(inner, depth + 1))

    def _leaf(self, value: object, depth: int) -> Json:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int):
            return integer_json(value)
        if isinstance(value, float):
            return real_json(value)
        if isinstance(value, str | bytes):
            self._count(value)
            if isinstance(value, str):
                return value
        coded = leaf_json(value, lambda inner: self.encode(inner, depth + 1))
        # A time in a zone without a fixed offset stays with its owner, as any object of a class does.
        return self._foreign.depart(value, lambda inner: self.encode(inner, depth + 1)) if coded is None else coded

    def _container(self, value: object, depth: int, *, whole: bool) -> Json:
        if id(value) in self._trail:
            msg = "it holds itself"
            raise OverflowError(msg)
        number = self._shelf.number_of(value)
        if number is not None and not whole:
            return {"same": number}
        self._trail.add(id(value))
        body = self._body(value, depth)
        self._trail.discard(id(value))
        if number is None:
            number = self._shelf.next_number()
        # What it holds came before it, so an array of the message is on the shelf before a later one names it.
        self._shelf.put(number, value)
        return {type(value).__name__: [number, *body]}

    def _body(self, value: object, depth: int) -> list[Json]:
        match value:
            case bytearray():
                self._count(value)
                return [base64.b64encode(value).decode()]
            case defaultdict():
                return [type_name(value.default_factory), *self._pairs(value.items(), depth)]
            case dict():
                return self._pairs(value.items(), depth)
            case deque():
                return [value.maxlen, *self._each(value, depth)]
        return self._each(value, depth)  # type: ignore[arg-type]

    def _pairs(self, pairs: Iterable[tuple[object, object]], depth: int) -> list[Json]:
        return [self._each(pair, depth) for pair in pairs]

    def _each(self, values: Iterable[object], depth: int) -> list[Json]:
        return [self.encode(item, depth + 1) for item in values]

    def _count(self, value: str | bytes | bytearray) -> None:
        self._length += len(value)
        if self._length > LEARNER_FRAME_BYTES:
            msg = "too long"
            raise OverflowError(msg)


class _Decoder:
    def __init__(self, shelf: Shelf, foreign: Foreign) -> None:
        self._shelf = shelf
        self._foreign = foreign
        self._nodes = 0

    def decode(self, coded: Json, depth: int) -> object:
        self._nodes += 1
        if self._nodes > MAX_NODES or depth > MAX_DEPTH:
            msg = "too big or too deep"
            raise ValueError(msg)
        if coded is None or isinstance(coded, bool | int | float | str):
            if isinstance(coded, float) and not math.isfinite(coded):
                msg = "a float beyond JSON"
                raise ValueError(msg)
            # As the constants of a program are: `last(["a", "b"]) is "b"` holds in one process, too.
            return sys.intern(coded) if isinstance(coded, str) and len(coded) <= _INTERNED else coded
        if not isinstance(coded, dict) or len(coded) != 1:
            msg = "no tag"
            raise ValueError(msg)
        ((tag, body),) = coded.items()
        if tag in ("int", "float"):
            return integer_from(body) if tag == "int" else real_from(body)
        if tag == "same":
            return self._shelf.at(body)
        if isinstance(body, list):
            return self._array(tag, body, depth)
        if tag in ("bytes", "decimal", "path", "purepath", "builtin", "single") and isinstance(body, str):
            return text_leaf(tag, body)
        return self._foreign.arrive(tag, body, lambda inner: self.decode(inner, depth + 1))

    def _array(self, tag: str, body: list[Json], depth: int) -> object:
        if tag in _NUMBERED:
            return self._container(tag, body, depth)
        if tag in ("complex", "range", "fraction", "date", "time", "datetime", "timedelta"):
            return array_leaf(tag, body)
        if tag not in _TUPLED:
            return self._foreign.arrive(tag, body, lambda inner: self.decode(inner, depth + 1))
        return _TUPLED[tag](self._each(body, depth))

    def _container(self, tag: str, body: list[Json], depth: int) -> object:
        number, *rest = body
        empty = _empty(tag, rest)
        if tag == "bytearray":
            (text,) = rest
            content: list[object] = list(base64.b64decode(text if isinstance(text, str) else "*", validate=True))
        elif isinstance(empty, dict):
            content = [self._pair(pair, depth) for pair in body[_ASIDE.get(tag, 1) :]]
        else:
            content = self._each(body[_ASIDE.get(tag, 1) :], depth)
        return self._shelf.replace(number, empty, content)

    def _each(self, body: Iterable[Json], depth: int) -> list[object]:
        return [self.decode(item, depth + 1) for item in body]

    def _pair(self, body: Json, depth: int) -> tuple[object, ...]:
        if not isinstance(body, list):
            msg = "no pair"
            raise TypeError(msg)
        return tuple(self._each(body, depth))


def _empty(tag: str, rest: list[Json]) -> object:
    if tag == "deque":
        return deque(maxlen=None if rest[0] is None else integer_from(rest[0]))
    if tag == "defaultdict" and rest[0] is not None:
        factory = text_leaf("builtin", rest[0]) if isinstance(rest[0], str) else None
        return defaultdict(factory) if callable(factory) else None
    return _NUMBERED[tag]()


def _unique(values: list[object]) -> frozenset[object]:
    unique: set[object] = set()
    # One at a time: keys chosen to collide are slow, and only Python code can be interrupted by the check's alarm.
    for value in values:
        unique.add(value)
    return frozenset(unique)


def _pairs_view(values: list[object]) -> object:
    content: dict[object, object] = {}
    for pair in values:
        if not isinstance(pair, tuple):
            msg = "no pair"
            raise TypeError(msg)
        key, value = pair
        content[key] = value
    return content.items()


_TUPLED: dict[str, Callable[[list[object]], object]] = {
    "tuple": tuple,
    "frozenset": _unique,
    "slice": lambda values: slice(*values),
    "dict_keys": lambda values: dict.fromkeys(values).keys(),
    "dict_values": lambda values: dict(enumerate(values)).values(),
    "dict_items": _pairs_view,
}
