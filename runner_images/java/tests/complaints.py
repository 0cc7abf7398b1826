"""What Java writes to the stream of errors of a program: which line of the learner's it stopped at."""

import re

from runner_images.common.tests.learner_errors import LearnerFault
from runner_images.common.tests.stops import SourceOf, Stop
from runner_images.common.tests.texts import cut, public
from runner_images.common.wire.endings import CodedMessage
from runner_images.common.wire.storable_text import tidy

_THROWN = re.compile(r'Exception in thread "[^"\n]{1,80}" (?P<type>[\w.$]{1,200})(?:: (?P<text>[^\n]{0,2000}))?')
_STEP = re.compile(r"^\tat [^\n(]{1,300}\((?P<file>[\w.-]{1,200}\.java):(?P<line>\d{1,9})\)$", re.MULTILINE)
_COMPILED = re.compile(
    r"^(?P<file>[\w./-]{1,200}\.java):(?P<line>\d{1,9}): error: (?P<text>[^\n]{1,2000})", re.MULTILINE
)
_FURTHER = re.compile(
    r"^ {2,4}(?P<name>symbol|location|required|found|reason|first type|second type): +(?P<what>[^\n]{1,200})$",
    re.MULTILINE,
)
_FAILED = 1
_MOST_FURTHER = 3
_MOST_CHARACTERS = 20_000


def stop_in(complained: str, status: int, source_of: SourceOf) -> Stop | None:
    """Return what ended the program: an exception that nobody caught, or what the compiler says of it."""
    if status != _FAILED:
        return None
    text = complained[-_MOST_CHARACTERS:]
    thrown = next(reversed(list(_THROWN.finditer(text))), None)
    if thrown is not None:
        step = next(
            (one for one in _STEP.finditer(text, thrown.end()) if source_of(one["file"], int(one["line"]))), None
        )
        return _stop(thrown["type"], thrown["text"] or "", step, source_of, "raised")
    mistake = _COMPILED.search(text)
    if mistake is None:
        return None
    further = _FURTHER.findall(text[mistake.end() : (text + ": error: ").find(": error: ", mistake.end())])
    said = "; ".join([mistake["text"].rstrip(";"), *(f"{name}: {what}" for name, what in further[:_MOST_FURTHER])])
    return _stop("CompileError", said, mistake, source_of, "syntax_error")


def _stop(kind: str, said: str, place: re.Match[str] | None, source_of: SourceOf, code: str) -> Stop:
    name, text = tidy(re.split(r"[.$]", kind)[-1]), public(said)
    file, line = (tidy(place["file"]), int(place["line"])) if place is not None else (None, 0)
    where = f"{file}:{line}: error: " if code == "syntax_error" else f"{tidy(kind)}: " if text else tidy(kind)
    fault = LearnerFault(
        type=name,
        text=text,
        file=file,
        line=line,
        source="" if file is None else tidy(cut(source_of(file, line), 500)),
        raw=f"{where}{text}",
        module=None,
        clues={},
    )
    return Stop(CodedMessage(code, fault.params(), fault.raw), name + (f": {text}" if text else ""))
