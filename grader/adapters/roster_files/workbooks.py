"""Reads the first sheet of an Excel workbook (`.xlsx`), once it is known not to unpack to more than a list needs.

https://openpyxl.readthedocs.io/en/stable/optimized.html
"""

import warnings
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from grader.domain.errors import NotValid
from grader.domain.rosters.columns import numbered
from grader.domain.rosters.roster import RosterRow

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_FILES, MOST_BYTES = 500, 4_000_000
MOST_ROWS, MOST_CELLS, MOST_LETTERS = 2_000, 60, 500
WORKBOOK = "xl/workbook.xml"


def workbook_rows(content: bytes) -> tuple[RosterRow, ...]:
    """Return the rows of the first sheet.

    Raises:
        NotValid: `roster_kind`: it is no such workbook, or unpacks to more than any list of people.
    """
    _check_size(content)
    from openpyxl import load_workbook  # noqa: PLC0415 - a fifth of a second that no other command needs

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that a list of people has no use for
            book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            return _rows(book.worksheets[0])
    except NotValid:
        raise
    except Exception as error:  # what strangers' XML raises in a library has no end, and is all one answer
        raise NotValid("roster_kind") from error


def _check_size(content: bytes) -> None:
    """Go on only with what unpacks to a bounded size; `zipfile` gives out no more than a file's entry claims."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            files = packed.infolist()
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise NotValid("roster_kind") from error
    too_large = len(files) > MOST_FILES or sum(one.file_size for one in files) > MOST_BYTES
    if too_large or WORKBOOK not in {one.filename for one in files}:
        raise NotValid("roster_kind")


def _rows(sheet: "Worksheet") -> tuple[RosterRow, ...]:
    # Bounds of ours: what a file claims of its size is not asked.
    rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_CELLS, values_only=True)
    return numbered([_text(value) for value in row] for row in rows)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        value = value.date()
    return str(value)[:MOST_LETTERS]
