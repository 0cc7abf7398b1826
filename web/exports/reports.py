"""A report as a workbook: a sheet for each table, and one that says how it is counted."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from math import ceil

from flask import Response
from xlsxwriter import Workbook

from grader.domain.text import Language
from grader.wording.reports.document import Cell, ReportDocument
from web.exports.board import DAY_FORMATS, XLSX_TYPE, attachment, fit_to_paper

WIDEST, FIRST, OTHERS = 110, 44, 24
"""Of columns, in letters: lines of text alone, what a row is about, and what is said of it."""

LINE_POINTS, BROADER = 15, 1.1
"""A line's height, and how much more room a word takes that goes to the next line whole."""

LONGEST_NAME = 31
UNFIT = re.compile(r"[\[\]:*?/\\]")
"""What no name of a sheet may have, by Excel's own rule."""


def report_workbook(document: ReportDocument, name: str) -> Response:
    """Answer with a report, under a name without its ending."""
    return attachment(workbook(document), XLSX_TYPE, f"{name}.xlsx")


def workbook(document: ReportDocument) -> bytes:
    """Return a report as a workbook in which no text is ever a formula or a link, in front what it is about."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": document.title})
        _add(
            book,
            document.language,
            document.title,
            [(line,) for line in (document.title, *document.about, *document.notes)],
        )
        for table in document.tables:
            _add(book, document.language, table.title, (table.heads, *table.rows))
    return file.getvalue()


def _add(book: Workbook, language: Language, title: str, rows: Sequence[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet(UNFIT.sub(" ", title)[:LONGEST_NAME])
    heads, words, days = (
        book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
        book.add_format({"num_format": DAY_FORMATS[language], "align": "left", "valign": "top"}),
    )
    alone = len(rows[0]) == 1
    widths = (WIDEST if alone else FIRST, OTHERS)
    for number, row in enumerate(rows):
        sheet.set_row(number, LINE_POINTS * lines_of(row, widths))
        for place, cell in enumerate(row):
            match cell:
                case str():
                    sheet.write_string(number, place, cell, heads if number == 0 else words)
                case date():
                    sheet.write_datetime(number, place, datetime.combine(cell, time()), days)
                case int():
                    sheet.write_number(number, place, cell, words)
    sheet.set_column(0, 0, widths[0])
    sheet.set_column(1, max(1, len(rows[0]) - 1), widths[1])
    fit_to_paper(sheet)
    if not alone:
        sheet.freeze_panes(1, 1)


def lines_of(row: Sequence[Cell], widths: tuple[int, int]) -> int:
    """Return about how many lines a row's texts take: not every program finds the height of a row by itself.

    Args:
        widths: Of the first column and of each other, in letters.
    """
    texts = [(cell, widths[min(place, 1)]) for place, cell in enumerate(row) if isinstance(cell, str)]
    return max((ceil(len(text) * BROADER / width) for text, width in texts if text), default=1)
