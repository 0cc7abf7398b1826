"""The codec's way in: the value of tagged JSON, of which nothing is believed."""

import base64
import math
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable

from runner_images.common.values.arrays import ARRAY, array_from
from runner_images.common.values.dataframes import TABLES, table_from
from runner_images.common.values.foreign import Foreign
from runner_images.common.values.numerals import integer_from, real_from, small_numbers
from runner_images.common.values.scalars import array_scalar, text_scalar
from runner_images.common.values.shared_collections import SharedCollections
from runner_images.common.wire.frames import Json
from runner_images.common.wire.limits import MAX_DEPTH, NUMBERS_A_NODE

_NUMBERED: dict[str, type] = {
    kind.__name__: kind for kind in (list, dict, set, deque, Counter, OrderedDict, defaultdict, bytearray)
}
_INTERNED = 100
_ASIDE = {"deque": 2, "defaultdict": 2}
"""How many fields come before the items: the number, and the bound of a deque or the factory of a defaultdict."""


class Decoder:
    """Reads one value."""

    def __init__(self, shelf: SharedCollections, foreign: Foreign, nodes: int) -> None:
        self._shelf = shelf
        self._foreign = foreign
        self._room = nodes

    def decode(self, coded: Json, depth: int) -> object:
        """Return the value of `coded`, which lies `depth` values deep; one of many errors when it is none."""
        self._room -= 1
        if self._room < 0 or depth > MAX_DEPTH:
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
            return text_scalar(tag, body)
        return self._foreign.arrive(tag, body, lambda inner: self.decode(inner, depth + 1))

    def _array(self, tag: str, body: list[Json], depth: int) -> object:
        if tag in _NUMBERED:
            return self._container(tag, body, depth)
        if tag in ("complex", "range", "fraction", "date", "time", "datetime", "timedelta"):
            return array_scalar(tag, body)
        if tag == ARRAY:
            return array_from(body)
        if tag in TABLES:
            return table_from(tag, self._each(body, depth))
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
            content = self._each(body[_ASIDE.get(tag, 1) :], depth, a_node=NUMBERS_A_NODE if tag == "list" else 1)
        return self._shelf.replace(number, empty, content)

    def _each(self, body: list[Json], depth: int, a_node: int = 1) -> list[object]:
        """Return the values of `body`; of numbers alone `a_node` count as one."""
        if numbers := small_numbers(body):
            self._room -= len(numbers) // a_node
            return [*numbers] if self._room >= 0 else [self.decode(None, depth)]
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
        factory = text_scalar("builtin", rest[0]) if isinstance(rest[0], str) else None
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
