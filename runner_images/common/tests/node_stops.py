"""What Node prints of an error that ends a program: which line of the learner's it stopped at, and why."""

import re

from runner_images.common.tests.learner_errors import LearnerFault
from runner_images.common.tests.stops import SourceOf, Stop
from runner_images.common.tests.texts import cut, public
from runner_images.common.wire.endings import CodedMessage
from runner_images.common.wire.storable_text import tidy

_ERROR = re.compile(
    r"(?:Uncaught )?(?P<type>[A-Za-z_$][\w$]{0,100})(?: \[(?P<code>\w{1,60})\])?(?:: (?P<text>.{0,2000}))?"
)
_STEP = re.compile(r" +at .{0,300}?/run/(?P<file>[^:()]{1,300}):(?P<line>\d{1,9})(?::\d{1,9})?\)?")
_HEAD = re.compile(r"(?:file://)?/\S{0,300}?/run/(?P<file>[^:]{1,300}):(?P<line>\d{1,9})")
_MODULE = re.compile(r"Cannot find (?:module|package) '(?P<name>[^']{1,200})'")
_NOT_FOUND = frozenset({"ERR_MODULE_NOT_FOUND", "MODULE_NOT_FOUND"})
_LAST_CHARACTERS = 20_000


def stop_in(complained: str, status: int, source_of: SourceOf) -> Stop | None:
    """Return what the error says, of a program that it ended."""
    fault = _fault(complained[-_LAST_CHARACTERS:].splitlines(), source_of) if status == 1 else None
    if fault is None:
        return None
    told = fault.type + (f": {fault.text}" if fault.text else "")
    if fault.module is not None:
        return Stop(CodedMessage("missing_module", {"name": fault.module, **fault.params()}, fault.raw), told)
    # Who cannot read a file of theirs was in no function of it.
    unread = fault.type == "SyntaxError" and "    at " not in fault.raw
    return Stop(CodedMessage("syntax_error" if unread else "raised", fault.params(), fault.raw), told)


def _fault(lines: list[str], source_of: SourceOf) -> LearnerFault | None:
    place = next(
        (index for index, line in enumerate(lines) if _STEP.match(line) or line.startswith("    at ")), len(lines)
    )
    found = next((match for line in reversed(lines[:place]) if (match := _ERROR.fullmatch(line))), None)
    steps = [step for line in lines[place:] if (step := _STEP.fullmatch(line))]
    heads = [head for line in lines[:place] if (head := _HEAD.fullmatch(line))]
    spot = steps[0] if steps else heads[-1] if heads else None
    if found is None or (spot is None and place == len(lines)):
        return None
    file, line = (None, 0) if spot is None else (tidy(spot["file"]), int(spot["line"]))
    missing = _MODULE.match(found["text"] or "") if found["code"] in _NOT_FOUND else None
    told = [f"    at {step['file']}:{step['line']}" for step in steps]
    last = found["type"] + (f": {found['text']}" if found["text"] else "")
    return LearnerFault(
        type=tidy(found["type"]),
        text=public(found["text"] or ""),
        file=file,
        line=line,
        source=tidy(cut(source_of(file, line) if file else "", 500)),
        raw=public("\n".join([*told, last])),
        module=None if missing is None else tidy(missing["name"]),
        clues={},
    )
