"""Python's tracebacks in the error stream of a program: which line of the learner's it stopped at, and why."""

import re
from collections.abc import Iterator, Mapping, Sequence

from runner_images.common.tests.learner_errors import LearnerFault
from runner_images.common.tests.stops import SourceOf, Stop
from runner_images.common.tests.texts import cut, public
from runner_images.common.wire.endings import CodedMessage
from runner_images.common.wire.frames import Json
from runner_images.common.wire.storable_text import tidy

_HEAD = "Traceback (most recent call last):"
_FRAME = re.compile(r'  File "(?P<file>[^"]{1,500})", line (?P<line>\d{1,9})(?:, in .*)?')
_ERROR = re.compile(r"(?P<type>[A-Za-z_][\w.]{0,200})(?:: (?P<text>.*))?")
_CLUE = re.compile(
    r"\. Did you mean: '(?P<near>[^']{1,80})'\?|\.? (?:Or d|D)id you forget to import '(?P<library>\w{1,80})'\?"
)
_MODULE = re.compile(r"No module named '(?P<name>[^']{1,200})'")
_SYNTAX = frozenset({"SyntaxError", "IndentationError", "TabError"})
_FOLDER = "/run/"
_LAST_CHARACTERS = 20_000


def stop_in(complained: str, status: int, _source_of: SourceOf) -> Stop | None:
    """Return what the last traceback says, of a program that it ended."""
    fault = _fault(complained[-_LAST_CHARACTERS:]) if status == 1 else None
    if fault is None:
        return None
    code, more = _kind(fault)
    told = fault.type + (f": {fault.text}" if fault.text else "")
    return Stop(CodedMessage(code, {**more, **fault.params()}, fault.raw), told)


def _kind(fault: LearnerFault) -> tuple[str, Mapping[str, Json]]:
    if fault.type in _SYNTAX and fault.file is not None:
        return "syntax_error", {}
    if fault.type == "ModuleNotFoundError" and fault.module:
        return "missing_module", {"name": fault.module}
    return "raised", {}


def _fault(complained: str) -> LearnerFault | None:
    block = complained.rpartition(_HEAD)[2].strip("\n").split("\n")
    places = list(_places(block))
    after = places[-1][0] + 1 if places else len(block)
    number = next((n for n in range(after, len(block)) if block[n] and not block[n].startswith(" ")), None)
    found = _ERROR.fullmatch(block[number]) if number is not None else None
    if number is None or found is None:
        return None
    name = found["type"].rpartition(".")[2]
    text = "\n".join([found["text"] or "", *block[number + 1 :]]).strip()
    theirs = [(file, line, source) for _, file, line, source in places if file]
    file, line, source = theirs[-1] if theirs else (None, 0, "")
    module = _MODULE.match(text)
    return LearnerFault(
        type=tidy(name),
        text=tidy(cut(_CLUE.sub("", text))),
        file=file,
        line=line,
        source=source,
        raw=public("\n".join([*block[:number], f"{name}: {text}" if text else name])),
        module=None if module is None else tidy(module["name"]),
        clues=_clues(text),
    )


def _places(block: Sequence[str]) -> Iterator[tuple[int, str | None, int, str]]:
    """Yield the number of each line that names a place, the learner's file (None: another's), its line and its text."""
    for number, row in enumerate(block):
        if found := _FRAME.fullmatch(row):
            following = block[number + 1] if number + 1 < len(block) else ""
            source = following.strip() if following.startswith("    ") and not _FRAME.fullmatch(following) else ""
            yield number, _own(found["file"]), int(found["line"]), tidy(source[:500])


def _own(path: str) -> str | None:
    """Return a path within the learner's folder; None for one outside."""
    if path.startswith(("<", "/")) and _FOLDER not in path:
        return None
    return tidy(path.rpartition(_FOLDER)[2])


def _clues(text: str) -> dict[str, str]:
    named = [(name, value) for found in _CLUE.finditer(text) for name, value in found.groupdict().items() if value]
    return {name: tidy(value) for name, value in named}
