"""Arrays and numbers of numpy's, where an exercise has it: by value, copied, and of plain types alone."""

import base64
import importlib
import math
import re
import sys
from pathlib import Path
from types import ModuleType

from runner_images.common.values.numerals import integer_from
from runner_images.common.wire.frames import Json

ARRAY = "ndarray"
_TYPES = re.compile(r"[|<>](?:b1|[iu][1248]|f[248]|c8|c16|c32|f16|U\d{1,4}|[mM]8(?:\[(?:ns|us|ms|s|m|h|D|W|M|Y)\])?)")
"""Of numpy's types those without an object in them: https://numpy.org/doc/stable/reference/arrays.interface.html."""
_PLACE = Path("/opt/packages/numpy")
_MOST_AXES = 16
_MOST_ITEMS = 10_000_000
"""An axis of length 0 makes room for any other, of which a sum would make memory."""


def is_array(value: object) -> bool:
    """Tell whether `value` is an array of numpy's own class and of a plain type, which crosses by value."""
    numpy = _numpy()
    return numpy is not None and type(value) is numpy.ndarray and bool(_TYPES.fullmatch(value.dtype.str))  # type: ignore[attr-defined]


def array_bytes(value: object) -> bytes:
    """Return what an array holds, row by row."""
    content: bytes = value.tobytes()  # type: ignore[attr-defined]
    return content


def array_json(value: object, content: bytes) -> Json:
    """Return the tagged JSON of an array, of which `content` is `array_bytes`."""
    shape = [int(length) for length in value.shape]  # type: ignore[attr-defined]
    return {ARRAY: [value.dtype.str, shape, base64.b64encode(content).decode()]}  # type: ignore[attr-defined]


def plain_number(value: object) -> object:
    """Return the Python value of a number, a boolean or a text of numpy's, else `value` itself."""
    numpy = _numpy()
    kind = type(value)
    if numpy is None or not issubclass(kind, numpy.generic) or kind is not numpy.dtype(kind).type:
        return value
    plain = value.item() if isinstance(value, numpy.number | numpy.bool_ | numpy.str_) else value
    return plain if type(plain) in {bool, int, float, complex, str} else value


def array_from(body: list[Json]) -> object:
    """Return the array of a body; ValueError or TypeError when it is none, or this image has no arrays."""
    numpy = _numpy() or _imported()
    kind, shape, text = body
    if numpy is None or not (
        isinstance(kind, str) and _TYPES.fullmatch(kind) and isinstance(shape, list) and isinstance(text, str)
    ):
        msg = "no array"
        raise ValueError(msg)
    lengths = [integer_from(length) for length in shape]
    if len(lengths) > _MOST_AXES or min(lengths, default=0) < 0 or math.prod(filter(None, lengths)) > _MOST_ITEMS:
        msg = "an array of no such shape"
        raise ValueError(msg)
    content = base64.b64decode(text, validate=True)
    made: object = numpy.frombuffer(content, numpy.dtype(kind)).reshape(lengths).copy()
    return made


def _numpy() -> ModuleType | None:
    """Return numpy where somebody in this process has imported it; without that there is nothing of its.

    A program of a learner's that has its name is none, and is asked nothing.
    """
    found = sys.modules.get("numpy")
    return found if found is not None and {"ndarray", "generic"} <= vars(found).keys() else None


def _imported() -> ModuleType | None:
    """Return numpy where the exercise asks for it, imported now; the tests have it from their beginning."""
    return importlib.import_module("numpy") if _PLACE.exists() and "numpy" not in sys.modules else None
