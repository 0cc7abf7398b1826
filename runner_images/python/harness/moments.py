"""Dates and times in the codec, as arrays of integers."""

from datetime import date, datetime, time, timedelta, timezone

from harness.frames import Json

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
