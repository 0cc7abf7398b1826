"""Where two values differ, as pieces of text that a page can mark, word by word and then character by character."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MAX_COMPARED = 1_000
MAX_WORDS = 120
WORDS = re.compile(r"\w+|\s|[^\w\s]")
RUNS = re.compile(r"([ \t\n\u00a0])")


class Blank(StrEnum):
    """A character that the eye cannot see, by its name."""

    SPACE = " "
    TAB = "\t"
    LINE_END = "\n"
    HARD_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Piece:
    """A part of a value.

    Attributes:
        changed: It is not in the other value.
        blank: Set when the piece is this one invisible character.
    """

    text: str
    changed: bool
    blank: Blank | None = None


Pieces = tuple[Piece, ...]


def around(expected: str, actual: str, *, limit: int) -> tuple[str, str]:
    """Return both values, at most `limit` characters of each: what is around the first place where they differ."""
    pairs = enumerate(zip(expected, actual, strict=False))
    place = next((n for n, (one, other) in pairs if one != other), min(len(expected), len(actual)))
    start = max(place - limit // 3, 0)
    return _window(expected, start, limit), _window(actual, start, limit)


def _window(text: str, start: int, limit: int) -> str:
    if len(text) <= limit:
        return text
    before, after = "…" if start else "", "…" if start + limit < len(text) else ""
    return f"{before}{text[start : start + limit]}{after}"


def difference(expected: str, actual: str) -> tuple[Pieces, Pieces]:
    """Return both values in pieces; values over 1,000 characters are not compared (it would take seconds)."""
    if max(len(expected), len(actual)) > MAX_COMPARED:
        return _pieces([(expected, False)]), _pieces([(actual, False)])
    ours: list[tuple[str, bool]] = []
    theirs: list[tuple[str, bool]] = []
    for left, right, same in _blocks(expected, actual):
        if same or not (left and right):
            ours.append((left, not same))
            theirs.append((right, not same))
            continue
        for mine, yours, equal in _matched(left, right):
            ours.append((mine, not equal))
            theirs.append((yours, not equal))
    return _pieces(ours), _pieces(theirs)


def _blocks(expected: str, actual: str) -> list[tuple[str, str, bool]]:
    left, right = WORDS.findall(expected), WORDS.findall(actual)
    if max(len(left), len(right)) > MAX_WORDS:
        return [(expected, actual, expected == actual)]
    opcodes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return [("".join(left[a:b]), "".join(right[c:d]), tag == "equal") for tag, a, b, c, d in opcodes]


def _matched(left: str, right: str) -> list[tuple[str, str, bool]]:
    """Match by characters, unless so little is alike that marks would be noise."""
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if max(len(left), len(right)) > MAX_WORDS or matcher.ratio() < 0.5:  # noqa: PLR2004 - half of it alike
        return [(left, right, False)]
    return [(left[a:b], right[c:d], tag == "equal") for tag, a, b, c, d in matcher.get_opcodes()]


def _pieces(parts: list[tuple[str, bool]]) -> Pieces:
    """Join neighbours that are alike, then set apart the invisible characters of what changed."""
    joined: list[tuple[str, bool]] = []
    for text, changed in parts:
        if joined and joined[-1][1] == changed:
            joined[-1] = (joined[-1][0] + text, changed)
        elif text:
            joined.append((text, changed))
    return tuple(piece for text, changed in joined for piece in _split(text, changed=changed))


def _split(text: str, *, changed: bool) -> Pieces:
    if not changed:
        return (Piece(text, changed=False),)
    known = set(Blank)
    parts = (part for part in RUNS.split(text) if part)
    return tuple(Piece(part, changed=True, blank=Blank(part) if part in known else None) for part in parts)
