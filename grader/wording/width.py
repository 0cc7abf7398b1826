"""Text as wide as a terminal shows it: a Chinese character or an emoji fills two columns, an accent set apart none."""

import re
from unicodedata import category, east_asian_width

WORDS = re.compile(r" *[^ ]+")
"""A word with the blanks before it; only plain spaces part words."""

STACKED = frozenset({"Mn", "Me"})


def columns(text: str) -> int:
    """Return how many columns a terminal needs for a line of printable text."""
    return sum(map(_columns_of, text))


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of one paragraph, none wider than `width` columns; an over-long word is cut."""
    lines: list[str] = []
    for word in WORDS.findall(text):
        if lines and columns(lines[-1] + word) <= width:
            lines[-1] += word
        else:
            lines += _cut(word.lstrip(" ") if lines else word, width)
    return lines or [""]


def _cut(word: str, width: int) -> list[str]:
    """Return a word in pieces that fit."""
    pieces, used = [""], 0
    for character in word:
        needed = _columns_of(character)
        if used + needed > width:
            pieces.append("")
            used = 0
        pieces[-1] += character
        used += needed
    return pieces


def _columns_of(character: str) -> int:
    if category(character) in STACKED:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
