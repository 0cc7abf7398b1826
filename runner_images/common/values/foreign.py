"""What the codec asks of each side for an object outside its closed set, and the error when neither takes it."""

from collections.abc import Callable
from typing import Protocol

from runner_images.common.wire.frames import Json

CYCLE, DEPTH, SIZE = "cycle", "depth", "size"
"""What is in the way of a plain value: it holds itself, or there is too much of it."""


class CodecError(Exception):
    """A value that does not cross; `type_name` says of which type, `obstacle` what is in its way."""

    def __init__(self, type_name: str, why: str) -> None:
        """Keep the name of the offending type for the reader, and `why` for the log."""
        super().__init__(f"{type_name}: {why}")
        self.type_name = type_name
        self.obstacle = why if why in (CYCLE, DEPTH, SIZE) else "kind"


class Foreign(Protocol):
    """What a side makes of objects outside the closed set, its own and the peer's."""

    def depart(self, value: object, encode: Callable[[object], Json]) -> Json:
        """Return the tagged JSON of `value`, or raise CodecError; `encode` serves for what it holds."""

    def arrive(self, tag: str, body: Json, decode: Callable[[Json], object]) -> object:
        """Return the object of a tag that is none of the codec's; ValueError when there is no such tag."""


class Nobody:
    """Refuses every object outside the closed set."""

    def depart(self, value: object, encode: Callable[[object], Json]) -> Json:
        """Refuse it."""
        del encode
        raise CodecError(type(value).__name__, "no plain value")

    def arrive(self, tag: str, body: Json, decode: Callable[[Json], object]) -> object:
        """Refuse it."""
        del body, decode
        raise ValueError(tag)
