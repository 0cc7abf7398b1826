"""Exceptions of the learner's code, rebuilt in the tests' process from builtin types only."""

import builtins
from dataclasses import dataclass

from harness import codec, fields
from harness.frames import FrameError, Json, Message
from harness.texts import tidy

_MARK = "__learner_fault__"
# What a failing test itself raises must not be an instance of a class of hers: her `except` would swallow it.
_OURS = (AssertionError, Exception, BaseException)
_LAST_LINE = 2**31 - 1
# Of these the class itself must not come: they would end pytest, or look like an interrupted trainer.
_SOFTENED = (KeyboardInterrupt, GeneratorExit)


@dataclass(frozen=True)
class Fault:
    """Where and how the learner's code raised, as her process tells it."""

    type: str
    text: str
    file: str | None
    line: int
    source: str
    raw: str
    module: str | None
    """The module that a `ModuleNotFoundError` is about."""

    def params(self) -> dict[str, Json]:
        """Return the parameters of the message `raised`."""
        return {
            "type": self.type,
            "text": self.text,
            "file": self.file,
            "line": self.line,
            "source": self.source,
        }


class LearnerError:
    """Mixed into the class that stands for an exception class of the learner's own."""

    text = ""

    def __str__(self) -> str:
        """Return the text that the exception had over there."""
        return self.text


class ErrorClasses:
    """The classes that stand for the learner's own exception classes: one a name, as identity matters to `raises`."""

    def __init__(self) -> None:
        """Start with none."""
        self._classes: dict[tuple[str, type[BaseException]], type[BaseException]] = {}

    def named(self, name: str, ancestors: tuple[str, ...]) -> type[BaseException]:
        """Return the class `name`, which derives from the nearest builtin of `ancestors`."""
        base = _nearest(ancestors)
        key = (name, base)
        if key not in self._classes:
            self._classes[key] = type(name, (LearnerError, base), {})
        return self._classes[key]

    def told(self, frame: Message) -> type[BaseException]:
        """Return the class of an `exception` frame: a builtin, where the learner's name is another one for it."""
        name, ancestors = tidy(fields.text(frame, "type", limit=200)), fields.texts(frame, "ancestors")
        base = _nearest(ancestors)
        if frame.get("exact") is True and base.__name__ == name and base not in _OURS:
            return base
        return self.named(name, ancestors)

    def rebuild(self, frame: Message) -> BaseException:
        """Return the exception of a `raised` frame, marked as the learner's; FrameError for a malformed one."""
        fault = _fault(frame)
        ancestors = fields.texts(frame, "ancestors")
        base = _nearest(ancestors)
        if frame.get("exact") is True and base.__name__ == fault.type and base not in _SOFTENED:
            error = _builtin(base, _arguments(frame), fault.text)
        else:
            error = _instance(self.named(fault.type, ancestors), _arguments(frame), fault.text)
        setattr(error, _MARK, fault)
        return error


def fault_of(error: BaseException) -> Fault | None:
    """Return what the learner's process told about `error`; None for an exception of the tests' own."""
    fault = getattr(error, _MARK, None)
    return fault if isinstance(fault, Fault) else None


def _nearest(ancestors: tuple[str, ...]) -> type[BaseException]:
    for name in ancestors:
        kind = vars(builtins).get(name)
        # A group cannot be made without the exceptions in it, which do not cross.
        if isinstance(kind, type) and issubclass(kind, BaseException) and not issubclass(kind, BaseExceptionGroup):
            return Exception if issubclass(kind, _SOFTENED) else kind
    msg = "an exception without a builtin ancestor"
    raise FrameError(msg)


def _arguments(frame: Message) -> list[object] | None:
    coded = frame.get("arguments")
    if coded is None:
        return None
    values = codec.decode(coded)
    if not isinstance(values, list):
        msg = "arguments that are no list"
        raise FrameError(msg)
    return values


def _builtin(kind: type[BaseException], arguments: list[object] | None, text: str) -> BaseException:
    for attempt in (arguments, [text], []):
        if attempt is None:
            continue
        try:
            return kind(*attempt)
        except Exception:  # noqa: BLE001, S112 - each builtin has its own idea of its arguments
            continue
    return _instance(type(kind.__name__, (LearnerError, kind), {}), arguments, text)


def _instance(kind: type[BaseException], arguments: list[object] | None, text: str) -> BaseException:
    # Not `kind(...)`: the builtin base may want other arguments than the learner's class took.
    error = kind.__new__(kind)
    error.args = tuple([text] if arguments is None else arguments)
    error.text = text  # type: ignore[attr-defined]
    return error


def _line(where: Message) -> int:
    """Return the line of a place; 0 for one that no file has."""
    line = fields.whole(where, "line")
    return line if 0 <= line <= _LAST_LINE else 0


def _fault(frame: Message) -> Fault:
    name, text = (
        tidy(fields.text(frame, "type", limit=200)),
        tidy(fields.text(frame, "text")),
    )
    where: Message = {} if frame.get("place") is None else fields.record(frame, "place")
    trace = fields.text(frame, "trace", limit=4_000)
    last = f"{name}: {text}" if text else name
    return Fault(
        type=name,
        text=text,
        file=tidy(fields.text(where, "file", limit=500)) if where else None,
        line=_line(where) if where else 0,
        source=tidy(fields.text(where, "source", limit=500)) if where else "",
        raw=tidy(f"Traceback (most recent call last):\n{trace}{last}" if trace else last),
        module=None if frame.get("module") is None else tidy(fields.text(frame, "module", limit=200)),
    )
