"""A report as a workbook: a sheet for each table, and one that says how it is counted."""

from collections.abc import Sequence
from io import BytesIO

from flask import Response
from xlsxwriter import Workbook

from grader.wording.reports.document import ReportDocument
from web.exports.board import XLSX_TYPE, attachment


def report_workbook(document: ReportDocument, cohort: str) -> Response:
    """Answer with a report in which no text is ever a formula or a link."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        for table in document.tables:
            _add(book, table.title, (table.heads, *table.rows))
        _add(book, document.notes_title, [(line,) for line in (document.title, *document.about, *document.notes)])
    return attachment(file.getvalue(), XLSX_TYPE, f"{cohort}-report.xlsx")


def _add(book: Workbook, name: str, rows: Sequence[Sequence[str | int]]) -> None:
    sheet, heads = book.add_worksheet(name), book.add_format({"bold": True, "text_wrap": True})
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            match cell:
                case str():
                    sheet.write_string(number, place, cell, heads if number == 0 else None)
                case int():
                    sheet.write_number(number, place, cell)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 4, 18)
