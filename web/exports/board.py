"""A cohort's board as a file for a spreadsheet: CSV as a French or English Excel opens it, and XLSX."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, tzinfo
from io import BytesIO, StringIO

from flask import Response
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from grader.domain.text import Language
from grader.engine.cohorts.board import BoardRow
from grader.engine.cohorts.whole_board import WholeBoard
from grader.wording.catalogue import gettext_for
from grader.wording.cohorts.cell_words import cell_words

Cell = str | int | float | date | datetime | None

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it Excel reads UTF-8 as the letters of Windows."""

FORMULA = frozenset(
    "=+-@\t\r\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH COMMERCIAL AT}\N{FULLWIDTH HYPHEN-MINUS}"
)
"""What a spreadsheet begins a formula with. https://owasp.org/www-community/attacks/CSV_Injection"""

DAY_FORMATS = {Language.FR: "dd/mm/yyyy", Language.EN: "yyyy-mm-dd"}
"""How a workbook shows its days: as the CSV of its language writes them."""

A4 = 9
"""https://learn.microsoft.com/dotnet/api/documentformat.openxml.spreadsheet.pagesetup.papersize"""

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TAKEN, COUNTED_AS = "60 per hour", "board files"
"""Each reads all of a board, however large."""


def csv_answer(board: WholeBoard, language: Language, zone: tzinfo) -> Response:
    """Answer with the board as CSV: with semicolons and decimal commas in French, as its Excel has them."""
    return attachment(csv_file(_table(board, language, zone), language), CSV_TYPE, f"{board.cohort.slug}.csv")


def csv_file(rows: Iterable[Sequence[Cell]], language: Language) -> bytes:
    """Return rows as CSV, in which no text is ever a formula: as a French or English Excel opens it."""
    french, file = language is Language.FR, StringIO()
    writer = csv.writer(file, delimiter=";" if french else ",", lineterminator="\r\n")
    writer.writerows([_typed(cell, french) for cell in row] for row in rows)
    return (BYTE_ORDER_MARK + file.getvalue()).encode()


def xlsx_answer(board: WholeBoard, language: Language, zone: tzinfo) -> Response:
    """Answer with the board as a workbook of one sheet, in which no text is ever a formula or a link."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(gettext_for(language).gettext("Board"))
        heads, moments = (
            book.add_format({"bold": True, "text_wrap": True}),
            book.add_format({"num_format": f"{DAY_FORMATS[language]} hh:mm"}),
        )
        for number, row in enumerate(_table(board, language, zone)):
            for place, cell in enumerate(row):
                match cell:
                    case str():
                        sheet.write_string(number, place, cell, heads if number == 0 else None)
                    case datetime():
                        sheet.write_datetime(number, place, cell, moments)
                    case int() | float():
                        sheet.write_number(number, place, cell)
        sheet.freeze_panes(1, 1)
        fit_to_paper(sheet)
        sheet.set_row(0, 60)  # four lines of a title
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, 5 + len(board.titles), 17)
    return attachment(file.getvalue(), XLSX_TYPE, f"{board.cohort.slug}.xlsx")


def fit_to_paper(sheet: Worksheet) -> None:
    """Have a sheet printed as wide as an A4 page, its heads on each."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _table(board: WholeBoard, language: Language, zone: tzinfo) -> Iterator[Sequence[Cell]]:
    """Yield the heads, and then a row a learner; moments without their zone, as spreadsheets know none."""
    text = gettext_for(language).gettext
    heads = (text("Learner"), text("Handle"), text("Passed exercises"), text("Exercises"), text("Passed, in percent"))
    yield (*heads, text("Last hand-in"), *(title.in_(language) for title in board.titles))
    for row in board.rows:
        yield _row(row, language, zone)


def _row(row: BoardRow, language: Language, zone: tzinfo) -> Sequence[Cell]:
    last = row.last_at.astimezone(zone).replace(tzinfo=None, microsecond=0) if row.last_at else None
    percent = round(100 * row.passed / row.exercises, 1) if row.exercises else None
    cells = (cell_words(cell, language, late=cell.exercise in row.late) for cell in row.cells)
    return (row.person.name, row.person.handle, row.passed, row.exercises, percent, last, *cells)


def _typed(cell: Cell, french: bool) -> str:  # noqa: FBT001 - beside the cell that it types
    match cell:
        case None:
            return ""
        case str():
            return f"'{cell}" if cell[:1] in FORMULA else cell
        case datetime():
            return cell.strftime("%d/%m/%Y %H:%M" if french else "%Y-%m-%d %H:%M")
        case date():
            return cell.strftime("%d/%m/%Y" if french else "%Y-%m-%d")
        case float():
            return str(cell).replace(".", ",") if french else str(cell)
        case int():
            return str(cell)


def attachment(content: bytes, media_type: str, name: str) -> Response:
    """Answer with a file to keep, which no browser stores beside it."""
    answer = Response(content, content_type=media_type)
    answer.headers["Content-Disposition"] = f"attachment; filename={name}"
    answer.headers["Cache-Control"] = "no-store"  # a class shares its computers
    return answer
