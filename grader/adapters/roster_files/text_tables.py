"""Reads tables of text: with semicolons as French Excel writes them, commas or tabs, in whichever encoding."""

import codecs
import csv
from io import StringIO
from itertools import islice

from grader.domain.errors import NotValid
from grader.domain.rosters.columns import numbered
from grader.domain.rosters.roster import RosterRow

SEPARATORS = (";", ",", "\t")
MARKED = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
"""Excel marks the Unicode that it writes."""

GUESSED = ("utf-8", "cp1252")
"""Text that is not Windows-1252 is hardly ever right as UTF-8 by chance, so that is tried first."""

MOST_ROWS, MOST_CELLS, MOST_LETTERS = 2_000, 60, 500


def text_rows(content: bytes) -> tuple[RosterRow, ...]:
    """Return the rows of a table of text.

    Raises:
        NotValid: `roster_kind`: it is no text; `roster_too_long`.
    """
    text = _text(content)
    lines = csv.reader(StringIO(text, newline=""), delimiter=_separator(text))
    try:
        rows = list(islice(lines, MOST_ROWS + 1))
    except csv.Error as error:
        raise NotValid("roster_kind") from error
    if len(rows) > MOST_ROWS:
        raise NotValid("roster_too_long", most=MOST_ROWS, lines=len(rows))
    return numbered([cell[:MOST_LETTERS] for cell in row[:MOST_CELLS]] for row in rows)


def _text(content: bytes) -> str:
    marked = next((name for mark, name in MARKED.items() if content.startswith(mark)), None)
    for encoding in (marked,) if marked else GUESSED:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotValid("roster_kind")


def _separator(text: str) -> str:
    """Return what most often stands in the first line that has any: the headings hold no text of people's."""
    for line in islice(StringIO(text), MOST_ROWS):
        separator = max(SEPARATORS, key=line.count)
        if separator in line:
            return separator
    return SEPARATORS[0]
