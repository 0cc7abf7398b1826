"""Values as hostile programs print them, and what a line of a terminal must keep to."""

from unicodedata import category

from grader.wording.grading.verdict_lines import WIDTH
from grader.wording.width import columns

VALUES = {
    "long": "x" * 5_000,
    "words": "mot " * 1_000,
    "blanks": " " * 400,
    "wide": "漢字" * 300,
    "emoji": "👩‍💻🎉" * 200,
    "accents": "e\u0301" * 500,
    "clears": "\x1b[2J\x1b]0;titre\x07\x1b[31m",
    "eight-bit": "\x9b31m\x90\x9c",
    "turns": "\u202eabc\u2066def\u2069\u200f",
    "lines": "a\r\nb\rc\n\n\n\nd\x0b\x0c\x85\u2028\u2029e",
    "hidden": "a\u200bb\ufeffc\u00add\x00\t",
    "broken": "\ud800\udcff",
    "hard spaces": "a\u00a0b\u3000c\u202fd" * 100,
    "signs": "%(file)s %s {0} <b>&amp;",
}


def is_fit(line: str) -> bool:
    """Tell whether a line is narrow enough, and holds nothing that a terminal obeys."""
    shows = all(character.isprintable() or category(character) == "Zs" for character in line)
    return shows and columns(line) <= WIDTH
