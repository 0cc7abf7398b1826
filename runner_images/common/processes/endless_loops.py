"""Which values decide whether a loop goes on and never change in it: read in its text alone, and often in vain."""

import re
from collections.abc import Iterator, Sequence

_WHILE = re.compile(r"^(?P<indent>[ \t]*)while\b[ \t]*\(?(?P<condition>[^:{#]{1,200}?)\)?[ \t]*[:{]")
_NAME = re.compile(r"(?<![\w.$\"'])[A-Za-z_]\w{0,40}")
_WORDS = frozenset(
    {"and", "or", "not", "in", "is", "None", "True", "False", "null", "true", "false", "undefined", "int"}
)
_TEXT = re.compile(r"'[^']*'|\"[^\"]*\"")
_OPAQUE = re.compile(r"[\[(.\"']")
"""In a condition: what it calls, or looks into, may change without being named."""
_MOST_LINES = 200
_MOST_NAMES = 2


def unchanged(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    """Return the line of the loop around line `number` and the first name in its condition, if nothing changes that.

    Nothing where that is not certain: where the condition calls something, or looks into it.
    """
    for start in range(number, max(number - _MOST_LINES, 0), -1):
        found = _WHILE.match(lines[start - 1])
        if found is None or (start < number and not _is_deeper(lines[number - 1], found["indent"])):
            continue
        condition = _TEXT.sub("", found["condition"])
        names = tuple(dict.fromkeys(name for name in _NAME.findall(condition) if name not in _WORDS))
        if not names or len(names) > _MOST_NAMES or _OPAQUE.search(condition) or _is_shared(lines, names):
            return None
        body = list(_body(lines[start : start + _MOST_LINES], found["indent"]))
        return None if any(_may_change(line, name) for line in body for name in names) else (start, names[0])
    return None


def _is_shared(lines: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether a function may change one of them from outside the loop."""
    return any(re.search(rf"\b(?:global|nonlocal)\b.*\b{re.escape(name)}\b", line) for line in lines for name in names)


def _is_deeper(line: str, indent: str) -> bool:
    return len(line) - len(line.lstrip()) > len(indent)


def _body(lines: Sequence[str], indent: str) -> Iterator[str]:
    for line in lines:
        if line.strip() and not _is_deeper(line, indent):
            return
        yield line


def _may_change(line: str, name: str) -> bool:
    """Tell whether a line may give `name` another value: it is assigned, looped over or declared."""
    code = line.partition("#")[0]
    word = rf"(?<![\w.$]){re.escape(name)}\b"
    assigned = rf"{word}[^=<>!]{{0,80}}(?<![=<>!])(?:[-+*/%|&^]|//|\*\*)?=(?!=)|{word}\s*(?:\+\+|--|[.\[])"
    return bool(re.search(rf"{assigned}|\b(?:for|global|nonlocal|del|as|exec|eval)\b.*{word}|{word}\s*:=", code))
