"""Text as wide as a terminal shows it: a Chinese character or an emoji fills two columns, an accent set apart none."""

import re

from wcwidth import iter_graphemes
from wcwidth import width as columns

__all__ = ["columns", "wrap"]

WORDS = re.compile(r" *[^ ]+")
"""A word with the blanks before it; only plain spaces part words."""


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
    """Return a word in pieces that fit, cut between what a reader sees as characters."""
    pieces = [""]
    for character in iter_graphemes(word):
        if columns(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces
