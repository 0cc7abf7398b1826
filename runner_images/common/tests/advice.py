"""Advice on a program in Python that answered wrongly: what is nearly always a mistake, seen in its text alone.

The text is the learner's: it is searched and never run, and each finding is certain of what it says.
"""

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from runner_images.common.tests.calls import NotedCall, NotedCalls
from runner_images.common.wire.endings import CodedMessage, Failure
from runner_images.common.wire.storable_text import tidy

if TYPE_CHECKING:
    from runner_images.common.wire.frames import Json

ANSWERED = frozenset({"not_equal", "comparison", "said", "assertion", "did_not_raise", "no_match"})
"""Messages of a check to which the program gave an answer."""
NOTHING_GIVEN = frozenset({"gives_none", "prints_only"})
"""Advice on None where a value should be, which explains an error about None too."""

_MOST_LINES = 500
_MOST_CHARACTERS = 300
_OF_NO_ARGUMENT = 2
"""Words of a command: what runs the program, and its file."""
_LAST = re.compile(r"(?:return|raise)\b(?P<rest>[^#]*)")
_ENDS_BLOCK = re.compile(r"(?:def|class|elif|else|except|finally|case|async|@|[)\]}])")
_DEFAULT = re.compile(r"def\s+\w+\(.*?\b(?P<name>\w+)\s*(?::[^=,()]*)?=\s*(?:\[\s*\]|\{\s*\}|(?:list|dict|set)\(\s*\))")
_LOOP = re.compile(r"for\s+[\w\s,]+\s+in\s+(?P<name>\w+)\s*:")
_HEADER = re.compile(r"(?:for|while)\b.*:\s*(?:#.*)?$")
_IN_PLACE = re.compile(r"(?:return|[\w.]+\s*=)\s+\w+(?P<name>\.(?:sort|reverse|append|extend))\([^()]*\)\s*(?:#.*)?$")
_DEF = re.compile(r"def\s+(?P<name>\w+)\(")
_OPENS = re.compile(r"""\bopen\(\s*(?P<name>"[^"]{1,80}"|'[^']{1,80}')""")


@dataclass(frozen=True)
class ProgramAdvice:
    """One finding.

    Attributes:
        word: What it is, by the words of `grader/wording/grading/advice_sentences.py`.
        line: From 1.
        name: What it is about; empty where nothing is.
    """

    word: str
    line: int
    name: str = ""


def advised(failure: Failure, calls: NotedCalls | None) -> Failure:
    """Return a failure with the first advice on the file that the test used last, where there is one."""
    message, last = failure.ending.message, None if calls is None else calls.last
    if calls is None or last is None or message.code not in ANSWERED | {"raised"}:
        return failure
    file = _file_of(last, calls)
    found = None if file is None else _fitting(message, last, _lines_of(calls.handed_in(file)))
    if file is None or found is None:
        return failure
    told: dict[str, Json] = {"advice": found.word, "advice_line": found.line, "advice_file": tidy(file)}
    told |= {"advice_name": found.name} if found.name else {}
    return replace(failure, ending=replace(failure.ending, message=replace(message, params={**message.params, **told})))


def advice_on(lines: Sequence[str]) -> Iterator[ProgramAdvice]:
    """Yield what is found in the lines of a program."""
    for number, line in enumerate(lines, 1):
        code, following = line.strip(), lines[number : number + _MOST_LINES]
        if (default := _DEFAULT.match(code)) is not None:
            yield ProgramAdvice("mutable_default", number, default["name"])
        if (changed := _IN_PLACE.match(code)) is not None:
            yield ProgramAdvice("gives_none", number, changed["name"])
        if (function := _DEF.match(code)) and _only_prints(function["name"], line, following, lines):
            yield ProgramAdvice("prints_only", number, function["name"])
        if (last := _LAST.match(code)) and (after := _after(line, last["rest"], following)):
            yield ProgramAdvice("unreachable", number + after)
        if (loop := _LOOP.match(code)) and (place := _changed_at(loop["name"], line, following)):
            yield ProgramAdvice("changed_while_read", number + place, loop["name"])
        if _HEADER.match(code) and (place := _returned_at(line, following)):
            yield ProgramAdvice("returns_at_once", number + place)


def _fitting(message: CodedMessage, last: NotedCall, lines: Sequence[str]) -> ProgramAdvice | None:
    """Return the advice that may explain a message; of an error, what it says must have to do with it."""
    if message.code != "raised":
        return _first(list(advice_on(lines)), lines, last.subject)
    if "NoneType" in message.raw:
        return next((one for one in advice_on(lines) if one.word in NOTHING_GIVEN), None)
    return _always_opened(message, lines) if len(_words(last)) > _OF_NO_ARGUMENT else None


def _always_opened(message: CodedMessage, lines: Sequence[str]) -> ProgramAdvice | None:
    """Return the advice on a file that is not there, and whose name stands in the program."""
    line = message.params.get("line")
    if message.params.get("type") != "FileNotFoundError" or not isinstance(line, int):
        return None
    opened = next(map(_OPENS.search, lines[line - 1 : line]), None)
    return ProgramAdvice("fixed_name", line, opened["name"].strip("\"'")) if opened else None


def _file_of(last: NotedCall, calls: NotedCalls) -> str | None:
    """Return the learner's Python file that was used; None for one in another language."""
    file = calls.files.get(last.home, "") if last.home else ""
    return next((name for name in [file, *_words(last)] if name.endswith(".py")), None)


def _words(last: NotedCall) -> list[str]:
    """Return the words of the command that ran a program; none of what was not run as one."""
    return shlex.split(last.command or "") if last.is_program else []


def _lines_of(content: bytes | None) -> list[str]:
    lines = (content or b"").decode(errors="replace").splitlines()
    return [line[:_MOST_CHARACTERS] for line in lines[:_MOST_LINES]]


def _first(found: list[ProgramAdvice], lines: Sequence[str], subject: str) -> ProgramAdvice | None:
    """Return the first advice on the function that was called; without one there, the first on the whole file."""
    name = re.search(r"(\w+)$", subject)
    begin = next((n for n, line in enumerate(lines, 1) if name and re.match(rf"\s*def {name[1]}\(", line)), None)
    if begin is not None:
        end = begin + sum(1 for _ in _body(lines[begin - 1], lines[begin:]))
        found.sort(key=lambda one: not begin <= one.line <= end)
    return found[0] if found else None


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _body(header: str, following: Sequence[str]) -> Iterator[str]:
    for line in following:
        if line.strip() and _depth(line) <= _depth(header):
            return
        yield line


def _is_whole(rest: str) -> bool:
    """Tell whether a statement ends on its line, as far as its brackets tell."""
    opened = sum(map(rest.count, "([{"))
    return opened == sum(map(rest.count, ")]}")) and not rest.rstrip().endswith("\\") and '"""' not in rest


def _after(line: str, rest: str, following: Sequence[str]) -> int:
    """Return how many lines on the same block goes on behind its last statement; 0 where it does not."""
    if not _is_whole(rest):
        return 0
    place, after = next(((n, one) for n, one in enumerate(following, 1) if one.strip() and _is_code(one)), (0, ""))
    goes_on = _depth(after) == _depth(line) and _depth(line) > 0 and not _ENDS_BLOCK.match(after.strip())
    return place if goes_on else 0


def _is_code(line: str) -> bool:
    return not line.lstrip().startswith(("#", '"', "'"))


def _only_prints(name: str, header: str, following: Sequence[str], lines: Sequence[str]) -> bool:
    """Tell whether a function shows something and gives nothing back, although what it gives is used."""
    body = "\n".join(_body(header, following))
    used = re.compile(rf"(?:=|return|\+|\()\s*{re.escape(name)}\(")
    return "print(" in body and not re.search(r"\b(?:return|yield)\b", body) and any(map(used.search, lines))


def _changed_at(name: str, header: str, following: Sequence[str]) -> int:
    """Return how many lines on a loop's body changes what the loop reads, and goes on; 0 where it does not."""
    body = list(_body(header, following))
    change = re.compile(
        rf"(?:^|[^\w.]){re.escape(name)}\.(?:remove|pop|insert|append|clear)\(|\bdel {re.escape(name)}\["
    )
    place = next((n for n, line in enumerate(body, 1) if change.search(line.partition("#")[0])), 0)
    leaves = any(re.match(r"\s*(?:break|return)\b", line) for line in body[place:])
    return 0 if leaves else place


def _returned_at(header: str, following: Sequence[str]) -> int:
    """Return how many lines on the body of a loop returns each time; 0 where it does not."""
    body = [(n, line) for n, line in enumerate(_body(header, following), 1) if line.strip()]
    own = [(n, line.strip()) for n, line in body if _depth(line) == _depth(body[0][1])]
    goes_on = any(re.search(r"\bcontinue\b", line) for _, line in body)
    return next((n for n, line in own if not goes_on and re.match(r"return\b", line)), 0)
