"""Typed fields out of a frame, whose sender is never believed."""

from collections.abc import Mapping, Sequence

from runner_images.common.wire.frames import Frame, FrameError, Json


def text(message: Frame, name: str, *, limit: int = 2_000) -> str:
    """Return the string `name`, cut at `limit` characters; FrameError when it is no string."""
    value = message.get(name)
    if not isinstance(value, str):
        msg = f"{name} is no text"
        raise FrameError(msg)
    return value[:limit]


def expect(message: Frame, kind: str) -> None:
    """Return when `message` is of `kind`; FrameError when it is of another."""
    if message.get("kind") != kind:
        msg = f"{kind} was expected"
        raise FrameError(msg)


def whole(message: Frame, name: str) -> int:
    """Return the integer `name`; FrameError when it is none."""
    value = message.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        msg = f"{name} is no integer"
        raise FrameError(msg)
    return value


def seconds(message: Frame, name: str) -> float:
    """Return the number `name`, whole or not; FrameError when it is none."""
    value = message.get(name)
    if not isinstance(value, int | float) or isinstance(value, bool):
        msg = f"{name} is no number"
        raise FrameError(msg)
    return float(value)


def items(message: Frame, name: str) -> Sequence[Json]:
    """Return the array `name`; FrameError when it is none."""
    value = message.get(name)
    if not isinstance(value, list | tuple):
        msg = f"{name} is no array"
        raise FrameError(msg)
    return value


def texts(message: Frame, name: str, *, limit: int = 2_000) -> tuple[str, ...]:
    """Return the array of strings `name`, each cut at `limit` characters; FrameError when it is none."""
    return tuple(text({"item": item}, "item", limit=limit) for item in items(message, name))


def record(message: Frame, name: str) -> Frame:
    """Return the object `name`; FrameError when it is none."""
    return as_record(message.get(name))


def records(message: Frame, name: str) -> tuple[Frame, ...]:
    """Return the array of objects `name`; FrameError when it is none."""
    return tuple(as_record(item) for item in items(message, name))


def as_record(value: Json) -> Frame:
    """Return `value` when it is an object; FrameError when it is not."""
    if not isinstance(value, Mapping):
        msg = "no object"
        raise FrameError(msg)
    return value
