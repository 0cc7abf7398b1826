"""A search over Help: each plain word has to be in a heading or below it; accents and capitals do not matter."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

MOST_ASKED = 200
MOST_FOUND = 20
LONGEST_EXCERPT = 220
WORD = re.compile(r"\w[\w.+-]*")
MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|^```\w*$|^\|[-| ]+\|$|[*`\[#]", re.MULTILINE)
"""What of Markdown is no word: pictures, addresses of links, fences, lines of tables, signs."""


@dataclass(frozen=True)
class HelpPart:
    """What stands below a heading of Help: on which page, where, and in which words."""

    page: str
    heading: str
    address: str
    text: str


@dataclass(frozen=True)
class HelpFound:
    """A part that has all the words, and the paragraph of it that has most of them."""

    part: HelpPart
    excerpt: str


def search(query: str, parts: Iterable[HelpPart]) -> tuple[HelpFound, ...]:
    """Return the parts with every word of a query, those whose heading has more of them first; none for no word."""
    words = _words(query)
    if not words:
        return ()
    found = [part for part in parts if _has(words, f"{part.heading} {plain(part.text)}") == len(words)]
    found.sort(key=lambda part: -_has(words, part.heading))
    return tuple(HelpFound(part, _excerpt(words, part.text)) for part in found[:MOST_FOUND])


def plain(text: str) -> str:
    """Return what somebody reads of a text, without the marks of its form."""
    return MARKS.sub("", text).replace("|", " ")


def _words(query: str) -> frozenset[str]:
    return frozenset(word.strip(".-+") for word in WORD.findall(_folded(query[:MOST_ASKED]))) - {""}


def _has(words: frozenset[str], text: str) -> int:
    folded = _folded(text)
    return sum(word in folded for word in words)


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def _excerpt(words: frozenset[str], text: str) -> str:
    paragraphs = [" ".join(one.split()) for one in plain(text).split("\n\n")]
    best = max(paragraphs, key=lambda one: _has(words, one))
    return best if len(best) <= LONGEST_EXCERPT else best[:LONGEST_EXCERPT].rsplit(" ", 1)[0] + " …"
