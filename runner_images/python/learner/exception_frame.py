"""An exception of the learner's code as a frame, told in their own process: their word, never more."""

import contextlib
import tokenize
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from runner_images.common.wire.frames import Frame, Json
from runner_images.python.learner.clues import clues

_TEXT = 2_000
_LINES = 12
_read: dict[str, tuple[str, ...]] = {}
"""The lines of the files that were looked at. `linecache` imports a module when it is asked, which may be theirs."""


def exception_frame(error: BaseException, folder: Path, encode: Callable[[object], Json]) -> Frame:
    """Return the frame of `error`: the object itself, what it says, and where in the learner's files it was raised."""
    place = _place(error, folder)
    return {
        "kind": "raised",
        "value": encode(error),
        "type": _own_text(type(error).__name__),
        "text": _at_home(error_text(error), folder),
        "place": place,
        "trace": _trace(error, folder),
        "module": _missing_module(error),
        "clues": clues(error, folder, str(place["source"]) if place else ""),
    }


def error_text(error: BaseException) -> str:
    """Return what the exception says; nothing when it raises instead."""
    try:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
    except BaseException:  # noqa: BLE001 - a hostile __str__ may raise anything at all
        return ""
    return text[:_TEXT] if isinstance(text, str) else ""


def _at_home(text: str, folder: Path) -> str:
    """Return `text` with the learner's files named as they name them."""
    return text.replace(f"{folder}/", "").replace(str(folder), ".")


def _own_text(value: object) -> str:
    return value[:_TEXT] if isinstance(value, str) else ""


def _missing_module(error: BaseException) -> Json:
    return _own_text(error.name) if isinstance(error, ModuleNotFoundError) else None


def _place(error: BaseException, folder: Path) -> Frame | None:
    if isinstance(error, SyntaxError) and (name := _relative(error.filename, folder)):
        line = error.lineno if isinstance(error.lineno, int) else 0
        # Of what the compiler finds after it has read the file, it does not say the text.
        source = _own_text(error.text) or _line(str(error.filename), line)
        return {"file": name, "line": line, "source": source.strip()[:500]}
    steps = _steps(error.__traceback__, folder)
    if not steps:
        return None
    name, line, _, source = steps[-1]
    return {"file": name, "line": line, "source": source}


def _trace(error: BaseException, folder: Path) -> str:
    lines = []
    for name, line, function, source in _steps(error.__traceback__, folder)[-_LINES:]:
        lines.append(f'  File "{name}", line {line}, in {function}\n    {source}\n')
    return "".join(lines)[: 2 * _TEXT]


def _steps(trace: TracebackType | None, folder: Path) -> list[tuple[str, int, str, str]]:
    steps = []
    names: dict[str, str | None] = {}
    for frame, line in traceback.walk_tb(trace):
        filename = frame.f_code.co_filename
        # A traceback of many thousand frames is of a few files.
        if filename not in names:
            names[filename] = _relative(filename, folder)
        if name := names[filename]:
            source = _line(filename, line).strip()
            steps.append((name, line, frame.f_code.co_name[:200], source[:500]))
    return steps


def _line(filename: str, number: int) -> str:
    """Return a line of a file, in the encoding that the file names; nothing when there is none."""
    if filename not in _read:
        _read[filename] = ()
        with contextlib.suppress(OSError, SyntaxError, UnicodeDecodeError), tokenize.open(filename) as file:
            _read[filename] = tuple(file)
    lines = _read[filename]
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _relative(filename: str | None, folder: Path) -> str | None:
    with contextlib.suppress(ValueError, TypeError):
        return str(Path(filename or "").relative_to(folder))
    return None
