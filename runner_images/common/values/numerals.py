"""Numbers in the codec: integers beyond JSON's in hexadecimal, floats with their specials."""

import math
from collections.abc import Sequence

from runner_images.common.wire.frames import Json
from runner_images.common.wire.limits import MAX_HEX_DIGITS

_JSON_INTEGER = 1 << 53
_LONG = 16
_SPECIALS = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}


def integer_json(value: int) -> Json:
    """Return the JSON of an integer: hexadecimal beyond 53 bits, since decimal conversion is quadratic and capped.

    Raises:
        OverflowError: it has more than `MAX_HEX_DIGITS`.
    """
    if -_JSON_INTEGER < value < _JSON_INTEGER:
        return value
    if value.bit_length() > (MAX_HEX_DIGITS - len("-0x")) * 4:
        msg = "too many digits"
        raise OverflowError(msg)
    return {"int": hex(value)}


def integer_from(coded: Json) -> int:
    """Return the integer of `coded`, the body of its tag or the whole; ValueError when it is none or too long."""
    if isinstance(coded, dict):
        coded = coded.get("int")
    if isinstance(coded, int) and not isinstance(coded, bool):
        return coded
    if not isinstance(coded, str) or len(coded) > MAX_HEX_DIGITS:
        msg = "no integer"
        raise ValueError(msg)
    return int(coded, 16)


def real_json(value: float) -> Json:
    """Return the JSON of a float: its name when it is not finite."""
    return value if math.isfinite(value) else {"float": str(value)}


def real_from(coded: Json) -> float:
    """Return the float of `coded`, the body of its tag or the whole; ValueError when it is none."""
    if isinstance(coded, dict):
        coded = coded.get("float")
    if isinstance(coded, str) and coded in _SPECIALS:
        return _SPECIALS[coded]
    if isinstance(coded, float):
        return coded
    msg = "no float"
    raise ValueError(msg)


def small_numbers(values: Sequence[object]) -> list[Json]:
    """Return a copy of a long list that holds nothing but numbers of JSON's own; an empty one for any other.

    They need no look at each: a list of a million crosses in a tenth of the time.
    """
    if len(values) < _LONG or not set(map(type, values)) <= {int, float}:
        return []
    numbers: list[float] = values  # type: ignore[assignment]
    # No comparison holds for what is no number, so each float is asked.
    small = min(numbers) > -_JSON_INTEGER and max(numbers) < _JSON_INTEGER and all(map(math.isfinite, numbers))
    return [*numbers] if small else []
