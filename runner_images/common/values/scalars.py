"""Plain values without plain values in them, as tagged JSON: what the codec writes and reads of them."""

import base64
import builtins
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import PosixPath, PurePosixPath

from runner_images.common.values import datetimes
from runner_images.common.values.numerals import integer_from, integer_json, real_from, real_json
from runner_images.common.wire.frames import Json

_MOMENTS = (datetime, date, time, timedelta)
_SINGLES: dict[str, object] = {"Ellipsis": Ellipsis, "NotImplemented": NotImplemented}
_PLAIN_TYPES: tuple[type, ...] = (
    object, type(None), bool, int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range,
    slice, Decimal, Fraction, PurePosixPath, PosixPath, *_MOMENTS,
)  # fmt: skip
TYPES: dict[str, type] = {
    **{kind.__name__: kind for kind in _PLAIN_TYPES},
    **{
        name: kind
        for name, kind in vars(builtins).items()
        if isinstance(kind, type) and issubclass(kind, BaseException) and kind.__name__ == name
    },
}
"""The classes that are the same on both sides: those of plain values, and Python's exceptions."""

_TYPE_NAMES = {kind: name for name, kind in TYPES.items()}
SCALARS: set[type] = {
    *(
        type(None), bool, int, float, str, complex, bytes, range, slice, Decimal, Fraction, type(Ellipsis),
        type(NotImplemented), PurePosixPath, PosixPath, *_MOMENTS,
    )
}  # fmt: skip


def learn(singles: Mapping[str, object], classes: Mapping[str, type], *, without: Collection[type] = ()) -> None:
    """Take in the values and classes that a language adds: once, before anything crosses.

    Args:
        without: The plain types that it has no counterpart for; then it knows none of Python's classes either.
    """
    _SINGLES.update(singles)
    SCALARS.update(map(type, singles.values()))
    if without:
        SCALARS.difference_update(without)
        _TYPE_NAMES.clear()
    TYPES.update(classes)
    _TYPE_NAMES.update({kind: name for name, kind in classes.items()})


def type_name(kind: object) -> str | None:
    """Return the name of `kind` in TYPES; None for any other object. Runs no code of a metaclass."""
    return _TYPE_NAMES.get(kind) if type(kind) is type else None


def scalar_json(value: object, encode: Callable[[object], Json]) -> Json:
    """Return the tagged JSON of `value`, whose type is in SCALARS; None for a time in a zone without a fixed offset."""
    if isinstance(value, slice):
        return {"slice": [encode(part) for part in (value.start, value.stop, value.step)]}
    for name, single in _SINGLES.items():
        if value is single:
            return {"single": name}
    return _text_json(value) or _array_json(value) or datetimes.parts(value)


def _text_json(value: object) -> Json:
    match value:
        case bytes():
            return {"bytes": base64.b64encode(value).decode()}
        case Decimal():
            return {"decimal": str(value)}
        case PurePosixPath():
            return {"path" if type(value) is PosixPath else "purepath": str(value)}
    return None


def _array_json(value: object) -> Json:
    match value:
        case complex():
            return {"complex": [real_json(value.real), real_json(value.imag)]}
        case range():
            return {"range": [integer_json(part) for part in (value.start, value.stop, value.step)]}
        case Fraction():
            return {"fraction": [integer_json(value.numerator), integer_json(value.denominator)]}
    return None


def text_scalar(tag: str, body: str) -> object:
    """Return the value of a tag whose body is a text; ValueError or ArithmeticError when it is none."""
    match tag:
        case "bytes":
            return base64.b64decode(body, validate=True)
        case "decimal":
            return Decimal(body)
        case "path":
            return PosixPath(body)
        case "purepath":
            return PurePosixPath(body)
        case "builtin" if body in TYPES:
            return TYPES[body]
        case "single" if body in _SINGLES:
            return _SINGLES[body]
    msg = "an unknown tag"
    raise ValueError(msg)


def array_scalar(tag: str, body: list[Json]) -> object:
    """Return the value of a tag whose body is an array of numbers; ValueError and the like when it is none."""
    if tag == "complex":
        real, imaginary = body
        return complex(real_from(real), real_from(imaginary))
    numbers = [integer_from(part) for part in body]
    if tag == "range":
        return range(*numbers)
    if tag == "fraction":
        return Fraction(*numbers)
    return datetimes.rebuild(tag, numbers)
