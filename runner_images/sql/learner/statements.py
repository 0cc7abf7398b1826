"""A file of SQL as its statements, each with the place where it stands."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from re import Pattern

_COMMENT = r"--[^\n]*+|/\*(?s:.*?)\*/"
_QUOTED = r"""'(?:[^']|'')*+'|"(?:[^"]|"")*+\""""
_POSTGRESQL = re.compile(
    rf"""(?P<comment>{_COMMENT})|\b[eE]'(?:[^'\\]|\\(?s:.)|'')*+'|{_QUOTED}"""
    r"""|(?P<tag>\$(?:[A-Za-z_]\w*)?\$)(?s:.*?)(?P=tag)|(?P<end>;)"""
)
_SQLITE = re.compile(rf"(?P<comment>{_COMMENT})|{_QUOTED}|`[^`]*+`|\[[^\]]*+\]|(?P<end>;)")
_LEAD = re.compile(rf"(?:\s|{_COMMENT})*+")
_SOURCE = 200


@dataclass(frozen=True)
class SqlStatement:
    """One statement of a file.

    Attributes:
        text: From its first word on, without the semicolon.
        start: Where it stands in the file, in characters.
    """

    text: str
    start: int


@dataclass(frozen=True)
class StatementPlace:
    """A character of a file, as an editor names it: lines and columns from 1."""

    line: int
    column: int
    source: str
    """The line's text."""


def place_in(text: str, offset: int) -> StatementPlace:
    """Return where the character at `offset` of `text` stands."""
    offset = min(max(offset, 0), len(text))
    start = text.rfind("\n", 0, offset) + 1
    source = text[start:].partition("\n")[0].rstrip()
    return StatementPlace(text.count("\n", 0, start) + 1, offset - start + 1, source.replace("\t", " ")[:_SOURCE])


def of_postgresql(text: str) -> "list[SqlStatement]":
    """Return the statements of a file for PostgreSQL."""
    return list(_statements(text, _POSTGRESQL, lambda _statement: True))


def of_sqlite(text: str) -> "list[SqlStatement]":
    """Return the statements of a file for SQLite, whose triggers hold semicolons."""
    return list(_statements(text, _SQLITE, lambda statement: sqlite3.complete_statement(f"{statement};")))


def _statements(text: str, parts: Pattern[str], is_whole: Callable[[str], bool]) -> Iterator[SqlStatement]:
    start = 0
    for part in parts.finditer(text):
        if part["end"] and is_whole(text[start : part.start()]):
            yield from _trimmed(text[start : part.start()], start)
            start = part.end()
    yield from _trimmed(text[start:], start)


def _trimmed(text: str, start: int) -> Iterator[SqlStatement]:
    """Yield what is left of a statement without the blanks and comments before it, if anything is."""
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    if text[begin:]:
        yield SqlStatement(text[begin:].rstrip(), start + begin)
