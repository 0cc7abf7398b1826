"""Learners' files as HTML: line by line, coloured by classes, with the line that a sentence names marked."""

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_for_filename
from pygments.lexers.special import TextLexer
from pygments.util import ClassNotFound

AROUND = 3
"""Lines shown before and after the one that is named."""

MAX_LINES = 400


@dataclass(frozen=True)
class CodeLine:
    """A line of a file.

    Attributes:
        html: Coloured, and safe: Pygments escapes what it does not mark.
    """

    number: int
    html: Markup
    marked: bool


@lru_cache(maxsize=64)
def code_lines(path: str, text: str, marked: int | None = None) -> tuple[CodeLine, ...]:
    """Return the first 400 lines of a file, with their indentation."""
    try:
        lexer = get_lexer_for_filename(path, stripnl=False)
    except ClassNotFound:
        lexer = TextLexer(stripnl=False)
    # Each line closes what it opens, so it can stand alone: https://pygments.org/docs/formatters/#HtmlFormatter
    coloured = highlight(_bounded(text), lexer, HtmlFormatter(nowrap=True)).split("\n")[:-1]
    lines = (Markup(line) for line in coloured)  # noqa: S704 - this is the output of Pygments
    return tuple(CodeLine(number, line, number == marked) for number, line in enumerate(lines, start=1))


def excerpt(path: str, text: str, line: int) -> tuple[CodeLine, ...]:
    """Return the lines around one of a file; none where the file has no such line."""
    lines = code_lines(path, text, line)
    return lines[max(0, line - 1 - AROUND) : line + AROUND] if 0 < line <= len(lines) else ()


def _bounded(text: str) -> str:
    return "\n".join(text.splitlines()[:MAX_LINES])
