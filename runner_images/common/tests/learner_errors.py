"""Exceptions of the learner's code, rebuilt in the tests' process, and what theirs tells of where they were raised."""

import builtins
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from runner_images.common.tests.suite_language import spoken
from runner_images.common.wire import fields
from runner_images.common.wire.frames import Frame, FrameError, Json
from runner_images.common.wire.storable_text import tidy

_MARK = "__learner_fault__"
_CLUES = ("near", "shadowed", "library", "hides", "outer", "selfish")
_MISSING_CLUES = ("near", "declared", "private", "instance")
_LAST_LINE = 2**31 - 1
# Of these the class itself must not come: they would end pytest, or look like an interrupted trainer.
_SOFTENED = (KeyboardInterrupt, GeneratorExit)
_softened: dict[str, type[Exception]] = {}


@dataclass(frozen=True)
class LearnerFault:
    """Where and how the learner's code raised, as their process tells it."""

    type: str
    text: str
    file: str | None
    line: int
    source: str
    raw: str
    module: str | None
    """The module that a `ModuleNotFoundError` is about."""
    clues: Mapping[str, str]
    """What helps to mend it, by the names in `_CLUES`."""

    def place(self) -> dict[str, Json]:
        """Return the parameters that say where; null for what is not known."""
        return {"file": self.file, "line": self.line or None, "source": self.source}

    def params(self) -> dict[str, Json]:
        """Return the parameters of the message `raised`."""
        return {
            "type": self.type,
            "text": self.text,
            **self.place(),
            **self.clues,
        }


class MissingName(NamedTuple):
    """A name that a module of the learner's lacks."""

    module: str
    name: str
    file: str
    clues: Mapping[str, str]
    """`near`: one that it has, and that is like it; the name itself where it is there all the same:
    `declared`, which is not exported; `private`, which says so; `instance`, which belongs to objects."""


def missing_in(frame: Frame, files: Mapping[str, str]) -> MissingName:
    """Return what a `missing` frame tells; `files` are those of the learner's modules."""
    module, name = fields.text(frame, "module"), fields.text(frame, "name")
    found = [clue for clue in _MISSING_CLUES if frame.get(clue) is not None]
    clues = {clue: tidy(fields.text(frame, clue, limit=200)) for clue in found}
    return MissingName(module, name, files.get(module, ""), clues)


def fault_of(error: BaseException) -> LearnerFault | None:
    """Return what the learner's process told about `error`; None for an exception of the tests' own."""
    fault = vars(BaseException)["__dict__"].__get__(error).get(_MARK)
    return fault if isinstance(fault, LearnerFault) else None


def mark(error: BaseException, fault: LearnerFault) -> None:
    """Note that the learner's code raised `error`."""
    object.__setattr__(error, _MARK, fault)


def builtin_error(body: Frame, decode: Callable[[Json], object]) -> BaseException:
    """Return the exception of one of Python's own classes that `body` tells of; FrameError when there is none."""
    name = fields.text(body, "type", limit=200)
    kind = spoken().errors.get(name) or vars(builtins).get(name)
    if not isinstance(kind, type) or not issubclass(kind, BaseException):
        msg = "no exception"
        raise FrameError(msg)
    arguments, text = _arguments(body, decode), fields.text(body, "text")
    if issubclass(kind, _SOFTENED):
        softened = _softened.setdefault(name, type(name, (Exception,), {}))
        error = _first(softened, arguments, text)
    else:
        error = _first(kind, arguments, text)
    complete(error, body, decode)
    return error


def complete(error: BaseException, body: Frame, decode: Callable[[Json], object]) -> None:
    """Give `error` the attributes and the cause that `body` tells of."""
    attributes = decode(body.get("attributes"))
    if isinstance(attributes, Mapping):
        for name, value in attributes.items():
            if isinstance(name, str) and name.isidentifier() and (not name.startswith("__") or name == "__notes__"):
                object.__setattr__(error, name, value)
    cause = decode(body.get("cause"))
    if isinstance(cause, BaseException):
        error.__cause__ = cause


def arguments_of(body: Frame, decode: Callable[[Json], object]) -> tuple[object, ...]:
    """Return the arguments of an exception; its text in their place when they did not cross."""
    arguments = _arguments(body, decode)
    return tuple([fields.text(body, "text")] if arguments is None else arguments)


def _arguments(body: Frame, decode: Callable[[Json], object]) -> list[object] | None:
    values = decode(body.get("arguments"))
    if values is not None and not isinstance(values, list):
        msg = "arguments that are no list"
        raise FrameError(msg)
    return values


def _first(kind: type[BaseException], arguments: list[object] | None, text: str) -> BaseException:
    for attempt in (arguments, [text], [text, []], []):
        if attempt is None:
            continue
        try:
            return kind(*attempt)
        except Exception:  # noqa: BLE001, S112 - each builtin has its own idea of its arguments
            continue
    return Exception(text)


def fault_in(frame: Frame) -> LearnerFault:
    """Return what a `raised` frame tells; FrameError for a malformed one."""
    name, text = (
        tidy(fields.text(frame, "type", limit=200)),
        tidy(fields.text(frame, "text")),
    )
    where: Frame = {} if frame.get("place") is None else fields.record(frame, "place")
    found: Frame = fields.record(frame, "clues") if "clues" in frame else {}
    trace = fields.text(frame, "trace", limit=4_000)
    last = f"{name}: {text}" if text else name
    return LearnerFault(
        type=name,
        text=text,
        file=tidy(fields.text(where, "file", limit=500)) if where else None,
        line=_line(where) if where else 0,
        source=tidy(fields.text(where, "source", limit=500)) if where else "",
        raw=tidy(_raw(frame, trace, last)),
        module=None if frame.get("module") is None else tidy(fields.text(frame, "module", limit=200)),
        clues={name: tidy(fields.text(found, name, limit=200)) for name in _CLUES if name in found},
    )


def _raw(frame: Frame, trace: str, last: str) -> str:
    """Return what the language itself would print: told whole, or as Python does."""
    if "raw" in frame:
        return fields.text(frame, "raw", limit=4_000)
    return f"Traceback (most recent call last):\n{trace}{last}" if trace else last


def _line(where: Frame) -> int:
    """Return the line of a place; 0 for one that no file has."""
    line = fields.whole(where, "line")
    return line if 0 <= line <= _LAST_LINE else 0
