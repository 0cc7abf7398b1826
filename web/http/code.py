"""Learners' files as HTML: line by line, coloured by classes, with the line that a sentence names marked."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
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


def marking(lines: Sequence[CodeLine], numbers: Container[int]) -> tuple[CodeLine, ...]:
    """Return the lines of a file, those of these numbers marked."""
    return tuple(replace(line, marked=line.number in numbers) for line in lines)


def parted(lines: Sequence[CodeLine], after: Sequence[int]) -> tuple[Sequence[CodeLine], ...]:
    """Return the lines of a file in parts, each of which ends with one of these numbers or with the file."""
    ends = [number for number in after if 0 < number < len(lines)]
    return tuple(lines[begin:end] for begin, end in zip([0, *ends], [*ends, len(lines)], strict=True) if lines)


def shown_lines(texts: Mapping[str, str]) -> frozenset[tuple[str, int]]:
    """Return the lines that are shown of these files, by path and number."""
    numbered = ((path, len(code_lines(path, text))) for path, text in texts.items())
    return frozenset((path, number) for path, lines in numbered for number in range(1, lines + 1))


def _bounded(text: str) -> str:
    return "\n".join(text.splitlines()[:MAX_LINES])
