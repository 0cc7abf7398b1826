"""What PHP writes to a program's stream of errors, or a server's: the learner's line it stopped at, or warns of."""

import re

from runner_images.common.tests.learner_errors import LearnerFault
from runner_images.common.tests.stops import SourceOf, Stop
from runner_images.common.tests.texts import cut, public
from runner_images.common.wire.endings import CodedMessage
from runner_images.common.wire.storable_text import tidy

_PLACE = r" in (?:\S{0,300}?/run/)?(?P<file>(?:(?! in )[^:\n]){1,300}?)"
_LINE = r"(?P<line>\d{1,9})$"
_SAID = re.compile(
    r"PHP (?P<level>Fatal error|Parse error|Warning|Notice):  (?P<text>.{1,2000}?)" + _PLACE + " on line " + _LINE,
    re.MULTILINE,
)
_UNCAUGHT = re.compile(
    r"PHP (?P<level>Fatal error):  Uncaught (?P<type>[\w\\]{1,200})(?:: (?P<text>.{0,2000}?))?" + _PLACE + ":" + _LINE,
    re.MULTILINE | re.DOTALL,
)
_CALLER = re.compile(
    r"(?<= passed) in \S{1,300} on line \d{1,9}(?= and )|, called in \S{1,300} on line \d{1,9}.*", re.DOTALL
)
_REQUIRED = re.compile(r"Failed opening required '(?P<name>[^']{1,200})'")
_HALTING = frozenset({"Fatal error", "Parse error"})
_TYPES = {"Fatal error": "FatalError", "Parse error": "ParseError"}
_STOPPED = frozenset({255, 1})
"""A program that PHP stops has the first for its status; of a server's entry in its log the second is said."""
_MOST_CHARACTERS = 20_000


def stop_in(complained: str, status: int, source_of: SourceOf) -> Stop | None:
    """Return what ended the program, else the first thing that PHP warned of."""
    found = [match for text in _complaints(complained) if (match := _UNCAUGHT.match(text) or _SAID.match(text))]
    last = next((one for one in reversed(found) if one["level"] in _HALTING), None) if status in _STOPPED else None
    if last is None:
        first = next((one for one in found if one["level"] not in _HALTING), None)
        return None if first is None else _warned(first, source_of)
    fault = _fault(last, source_of)
    told = fault.type + (f": {fault.text}" if fault.text else "")
    if (missing := _REQUIRED.match(fault.text)) is not None:
        name = tidy(missing["name"])
        return Stop(CodedMessage("missing_module", {"name": name, **fault.params()}, fault.raw), told)
    unread = last["level"] == "Parse error" or (fault.type == "FatalError" and "memory" not in fault.text)
    return Stop(CodedMessage("syntax_error" if unread else "raised", fault.params(), fault.raw), told)


def _complaints(complained: str) -> list[str]:
    """Return each complaint: the text of an exception may have several lines."""
    text = complained[-_MOST_CHARACTERS:]
    return re.split(r"\n(?=PHP [A-Z])", text)


def _warned(found: re.Match[str], source_of: SourceOf) -> Stop:
    fault = _fault(found, source_of)
    return Stop(CodedMessage("complained", fault.params(), fault.raw), f"{fault.type}: {fault.text}", halts=False)


def _fault(found: re.Match[str], source_of: SourceOf) -> LearnerFault:
    kind = found.groupdict().get("type") or _TYPES.get(found["level"], found["level"])
    kind = kind.rpartition("\\")[2]
    text = public(_CALLER.sub("", found["text"] or ""))
    file, line = tidy(found["file"]), int(found["line"])
    return LearnerFault(
        type=tidy(kind),
        text=text,
        file=file,
        line=line,
        source=tidy(cut(source_of(file, line), 500)),
        raw=public(f"{found['level'] if kind == 'FatalError' else kind}: {text} in {file} on line {line}"),
        module=None,
        clues={},
    )
