"""What ended a program that a test ran, or what it complained of, told by a parser that stands beside its language."""

import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from runner_images.common.wire.endings import CodedMessage

SourceOf = Callable[[str, int], str]
"""Returns a line of a file of the learner's as it is now; an empty text where there is none."""


@dataclass(frozen=True)
class Stop:
    """Why a program came to no good end.

    Attributes:
        message: What to say of it.
        told: It in one line, as the language itself says it.
        halts: The program went no further, so that what it did before explains nothing.
    """

    message: CodedMessage
    told: str
    halts: bool = True


Parser = Callable[[str, int, SourceOf], Stop | None]
"""Reads an ended program's error stream, which is hostile, and its status; None where nothing is to be said."""

_PARSERS: dict[str, Parser] = {}


def read_by(parsers: Mapping[str, Parser]) -> None:
    """Read from here on what programs complain of by these parsers, by the suffix of their file."""
    _PARSERS.update(parsers)


def stop_of(file: str, complained: str, status: int, source_of: SourceOf) -> Stop | None:
    """Return what ended the learner's `file`; None where it came to its end as it wished, as far as is known."""
    if status < 0:
        name = signal.Signals(-status).name if -status in set(signal.Signals) else str(-status)
        return Stop(CodedMessage("killed", {"signal": name}), name)
    parser = _PARSERS.get(PurePosixPath(file).suffix)
    return parser(complained, status, source_of) if parser is not None else None
