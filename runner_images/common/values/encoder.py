"""The codec's way out: a Python value as tagged JSON, its containers put on the shelf."""

import base64
from collections import defaultdict, deque
from collections.abc import Iterable

from runner_images.common.values.arrays import array_bytes, array_json, is_array, plain_number
from runner_images.common.values.dataframes import table_parts
from runner_images.common.values.foreign import CYCLE, DEPTH, SIZE, Foreign
from runner_images.common.values.numerals import integer_json, real_json, small_numbers
from runner_images.common.values.scalars import SCALARS, scalar_json, type_name
from runner_images.common.values.shared_collections import SharedCollections, is_container
from runner_images.common.wire.frames import Json
from runner_images.common.wire.limits import LEARNER_FRAME_BYTES, MAX_DEPTH, NUMBERS_A_NODE

_FLAT: dict[type, str] = {tuple: "tuple", frozenset: "frozenset"}
_VIEWS: dict[type, str] = {type(getattr({}, name)()): f"dict_{name}" for name in ("keys", "values", "items")}


class Encoder:
    """Writes one value."""

    def __init__(self, shelf: SharedCollections, foreign: Foreign, nodes: int) -> None:
        self._shelf = shelf
        self._foreign = foreign
        self._room = nodes
        self._length = 0
        self._trail: set[int] = set()

    def encode(self, value: object, depth: int, *, whole: bool = False) -> Json:
        """Return `value`, which lies `depth` values deep; CodecError or OverflowError when it does not cross."""
        self._room -= 1
        kind = type(value)
        if self._room < 0:
            raise OverflowError(SIZE)
        if depth > MAX_DEPTH:
            raise OverflowError(DEPTH)
        if kind in SCALARS:
            return self._scalar(value, depth)
        if is_container(kind):
            return self._container(value, depth, whole=whole)
        if kind in _FLAT or kind in _VIEWS:
            tag = _FLAT.get(kind) or _VIEWS[kind]
            return {tag: self._each(value, depth)}  # type: ignore[arg-type]
        if (name := type_name(value)) is not None:
            return {"builtin": name}
        return self._beyond(value, depth)

    def _beyond(self, value: object, depth: int) -> Json:
        """Return a value of a library's, which an exercise may have asked for, or an object of anybody's."""
        if is_array(value):
            content = array_bytes(value)
            self._count(content)
            return array_json(value, content)
        if (table := table_parts(value)) is not None:
            return {table[0]: self._each(table[1], depth)}
        if (plain := plain_number(value)) is not value:
            return self.encode(plain, depth)
        return self._foreign.depart(value, lambda inner: self.encode(inner, depth + 1))

    def _scalar(self, value: object, depth: int) -> Json:
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
        coded = scalar_json(value, lambda inner: self.encode(inner, depth + 1))
        # A time in a zone without a fixed offset stays with its owner, as any object of a class does.
        return self._foreign.depart(value, lambda inner: self.encode(inner, depth + 1)) if coded is None else coded

    def _container(self, value: object, depth: int, *, whole: bool) -> Json:
        if id(value) in self._trail:
            raise OverflowError(CYCLE)
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
        if isinstance(values, list) and (numbers := small_numbers(values)):
            self._room -= len(numbers) // NUMBERS_A_NODE
            return numbers if self._room >= 0 else [self.encode(None, depth)]
        return [self.encode(item, depth + 1) for item in values]

    def _count(self, value: str | bytes | bytearray) -> None:
        self._length += len(value)
        if self._length > LEARNER_FRAME_BYTES:
            raise OverflowError(SIZE)
