"""Dates and times in the codec, as arrays of integers."""

import contextlib
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone

from runner_images.common.wire.frames import Json

_DATE = 3
_CLOCK = 5
_MICROSECOND = timedelta(microseconds=1)


def parts(value: object) -> Json:
    """Return the tagged JSON of a datetime, date, time or timedelta; None when its zone has no fixed offset."""
    match value:
        case datetime():
            clock = _clock(value.timetz())
            return None if clock is None else {"datetime": [*_calendar(value), *clock]}
        case date():
            return {"date": _calendar(value)}
        case time():
            clock = _clock(value)
            return None if clock is None else {"time": clock}
        case timedelta():
            return {"timedelta": [value.days, value.seconds, value.microseconds]}
    return None


def rebuild(tag: str, numbers: list[int]) -> object:
    """Return the value that `parts` wrote; ValueError or OverflowError when it is none."""
    if tag == "timedelta":
        days, seconds, microseconds = numbers
        return timedelta(days, seconds, microseconds)
    if tag == "date":
        return date(*numbers)
    if tag == "time":
        return _time(numbers)
    if tag == "datetime":
        return datetime.combine(date(*numbers[:_DATE]), _time(numbers[_DATE:]))
    msg = "an unknown tag"
    raise ValueError(msg)


def bare(kind: type[date | time | timedelta]) -> Callable[..., object]:
    """Return what makes of an object whose class inherits from `kind` the `kind` that it is at heart.

    Nothing of the object's own class is run. A zone without a fixed offset becomes the offset that it has then.
    """

    def strip(value: date | time | timedelta) -> object:
        make: Callable[..., object] = kind
        plain = make(*_state(kind, value))
        if isinstance(plain, datetime | time) and plain.tzinfo is not None and type(plain.tzinfo) is not timezone:
            offset = None
            with contextlib.suppress(Exception):
                offset = plain.utcoffset()
            return plain.replace(tzinfo=None if offset is None else timezone(offset))
        return plain

    return strip


def state(value: date | time | timedelta) -> tuple[object, ...]:
    """Return the arguments with which its class makes a plain moment, and a class below that one like it."""
    return _state(type(value), value)


def _state(kind: type, value: date | time | timedelta) -> tuple[object, ...]:
    # What `pickle` asks: https://docs.python.org/3/library/pickle.html#object.__reduce_ex__
    has_protocols = kind in (time, datetime)
    reduce: Callable[..., object] = kind.__reduce_ex__ if has_protocols else kind.__reduce__
    reduced = reduce(value, 4) if has_protocols else reduce(value)
    return reduced[1] if isinstance(reduced, tuple) else ()


def _calendar(value: date) -> list[Json]:
    return [value.year, value.month, value.day]


def _clock(value: time) -> list[Json] | None:
    fields: list[Json] = [
        value.hour,
        value.minute,
        value.second,
        value.microsecond,
        value.fold,
    ]
    if value.tzinfo is None:
        return fields
    if type(value.tzinfo) is not timezone:
        return None
    return [*fields, value.tzinfo.utcoffset(None) // _MICROSECOND]


def _time(numbers: list[int]) -> time:
    hour, minute, second, microsecond, fold = numbers[:_CLOCK]
    zone = timezone(timedelta(microseconds=numbers[_CLOCK])) if len(numbers) > _CLOCK else None
    return time(hour, minute, second, microsecond, zone, fold=fold)
