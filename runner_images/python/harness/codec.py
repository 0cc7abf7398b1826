"""The codec: a closed set of plain Python values as tagged JSON, exact types only.

None, bool, str, finite float and small int are JSON's own; everything else is an object of one key, the tag.
"""

import base64
import math
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

from harness import moments
from harness.frames import Json
from harness.limits import LEARNER_FRAME_BYTES, MAX_DEPTH, MAX_NODES
from harness.numerals import integer_from, integer_json, real_from, real_json

# What a beginner takes for a dict crosses as one: `Counter("aab") == {"a": 2, "b": 1}` holds in one process too.
_DICTS = (dict, Counter, OrderedDict, defaultdict)
_MOMENTS = (datetime, date, time, timedelta)
_PLAIN = frozenset(
    (
        type(None), bool, int, float, complex, str, bytes, bytearray, list, tuple, set, frozenset, range,
        Decimal, Fraction, *_DICTS, *_MOMENTS,
    )
)  # fmt: skip
_SEQUENCES: dict[type, str] = {
    list: "list",
    tuple: "tuple",
    set: "set",
    frozenset: "frozenset",
}


class CodecError(Exception):
    """A value that does not cross; `type_name` says of which type."""

    def __init__(self, type_name: str, why: str) -> None:
        """Keep the name of the offending type for the reader, and `why` for the log."""
        super().__init__(f"{type_name}: {why}")
        self.type_name = type_name


def encode(value: object, *, stranger: Callable[[object], Json] | None = None) -> Json:
    """Return `value` as tagged JSON.

    Args:
        value: any object.
        stranger: what to write for an object outside the closed set; None refuses it.

    Raises:
        CodecError: a stranger, a cycle, or more than the caps of `limits`.
    """
    try:
        return _Encoder(stranger).encode(value, 0)
    except OverflowError as error:
        raise CodecError(type(value).__name__, str(error)) from error


def decode(coded: Json, *, stranger: Callable[[str], object] | None = None) -> object:
    """Return the value of tagged JSON.

    Args:
        coded: what a frame held; nothing is believed about it.
        stranger: makes the placeholder of an object that stayed over there; None refuses it.

    Raises:
        CodecError: not what `encode` writes, or more than the caps.
    """
    try:
        return _Decoder(stranger).decode(coded, 0)
    except (
        ValueError,
        TypeError,
        ArithmeticError,
        OverflowError,
        RecursionError,
    ) as error:
        msg = "frame"
        raise CodecError(msg, type(error).__name__) from error


class _Encoder:
    def __init__(self, stranger: Callable[[object], Json] | None) -> None:
        self._stranger = stranger
        self._nodes = 0
        self._length = 0
        self._trail: set[int] = set()

    def encode(self, value: object, depth: int) -> Json:
        self._nodes += 1
        kind = type(value)
        if self._nodes > MAX_NODES or depth > MAX_DEPTH:
            msg = "too big or too deep"
            raise OverflowError(msg)
        if kind not in _PLAIN:
            if self._stranger is None:
                raise CodecError(kind.__name__, "no plain value")
            return {"stranger": self._stranger(value)}
        if id(value) in self._trail:
            msg = "it holds itself"
            raise OverflowError(msg)
        if isinstance(value, str | bytes | bytearray):
            self._length += len(value)
            if self._length > LEARNER_FRAME_BYTES:
                msg = "too long"
                raise OverflowError(msg)
        self._trail.add(id(value))
        coded = self._plain(value, depth)
        self._trail.discard(id(value))
        return coded

    def _plain(self, value: object, depth: int) -> Json:
        if value is None or isinstance(value, bool | str):
            return value
        if isinstance(value, int):
            return integer_json(value)
        if isinstance(value, float):
            return real_json(value)
        if isinstance(value, dict):
            pairs = [self._each(pair, depth) for pair in value.items()]
            return {"dict": pairs}
        if isinstance(value, list | tuple | set | frozenset):
            return {_SEQUENCES[type(value)]: self._each(value, depth)}
        return _leaf(value)

    def _each(self, values: Iterable[object], depth: int) -> list[Json]:
        return [self.encode(item, depth + 1) for item in values]


def _leaf(value: object) -> Json:
    match value:
        case bytes() | bytearray():
            return {type(value).__name__: base64.b64encode(value).decode()}
        case complex():
            return {"complex": [real_json(value.real), real_json(value.imag)]}
        case range():
            return {"range": [integer_json(part) for part in (value.start, value.stop, value.step)]}
        case Decimal():
            return {"decimal": str(value)}
        case Fraction():
            return {
                "fraction": [
                    integer_json(value.numerator),
                    integer_json(value.denominator),
                ]
            }
    parts = moments.parts(value)
    if parts is None:
        raise CodecError(type(value).__name__, "its time zone has no fixed offset")
    return parts


class _Decoder:
    def __init__(self, stranger: Callable[[str], object] | None) -> None:
        self._stranger = stranger
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
            return coded
        if not isinstance(coded, dict) or len(coded) != 1:
            msg = "no tag"
            raise ValueError(msg)
        ((tag, body),) = coded.items()
        if tag == "stranger":
            return self._placeholder(body)
        if tag in ("int", "float"):
            return integer_from(body) if tag == "int" else real_from(body)
        if isinstance(body, list):
            return self._compound(tag, body, depth)
        return _text_leaf(tag, body)

    def _placeholder(self, body: Json) -> object:
        if self._stranger is None or not isinstance(body, str):
            msg = "a stranger"
            raise ValueError(msg)
        return self._stranger(body[:200])

    def _compound(self, tag: str, body: list[Json], depth: int) -> object:
        if tag == "dict":
            return self._dict(body, depth)
        if tag in _SEQUENCES.values():
            values = [self.decode(item, depth + 1) for item in body]
            return _collect(tag, values)
        if tag == "complex":
            real, imaginary = body
            return complex(real_from(real), real_from(imaginary))
        numbers = [integer_from(part) for part in body]
        if tag == "range":
            return range(*numbers)
        if tag == "fraction":
            return Fraction(*numbers)
        return moments.rebuild(tag, numbers)

    def _dict(self, body: list[Json], depth: int) -> dict[object, object]:
        result: dict[object, object] = {}
        for pair in body:
            if not isinstance(pair, list):
                msg = "no pair"
                raise TypeError(msg)
            key, value = (self.decode(item, depth + 1) for item in pair)
            result[key] = value
        return result


def _collect(tag: str, values: list[object]) -> object:
    if tag == "list":
        return values
    if tag == "tuple":
        return tuple(values)
    unique: set[object] = set()
    # One at a time: keys chosen to collide are slow, and only Python code can be interrupted by the check's alarm.
    for value in values:
        unique.add(value)
    return unique if tag == "set" else frozenset(unique)


def _text_leaf(tag: str, body: Json) -> object:
    if not isinstance(body, str):
        msg = "no text"
        raise TypeError(msg)
    if tag == "bytes":
        return base64.b64decode(body, validate=True)
    if tag == "bytearray":
        return bytearray(base64.b64decode(body, validate=True))
    if tag == "decimal":
        return Decimal(body)
    msg = "an unknown tag"
    raise ValueError(msg)
