"""Papers to take away, tagged PDF in the reader's language: board, digest, reports, a portfolio."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from flask import Response, render_template

from grader.domain.digests import WeekDigest, week_name
from grader.domain.errors import NotValid
from grader.engine.cohorts.board import BoardRow
from grader.engine.cohorts.whole_board import WholeBoard
from grader.engine.people.progress_page import ProgressPage
from grader.engine.portfolios.showing import ShownPortfolio
from grader.wording.cohorts.cell_words import cell_words
from grader.wording.digests.document import Document
from grader.wording.projects import level_name
from grader.wording.reports.document import ReportDocument
from web.exports.board import attachment
from web.http.context import grader, language

PDF_TYPE = "application/pdf"
MOST_CELLS = 3_000
"""Of a board: 50 learners in 60 exercises, some seconds of a processor."""
MOST_LINES = 120
"""Of a file of code on paper."""
COLUMNS = 10
"""Exercises beside one another on a sheet."""


@dataclass(frozen=True)
class Sheet:
    """Some exercises of a board, with a row of words for each learner."""

    first: int
    titles: tuple[str, ...]
    rows: tuple[tuple[BoardRow, tuple[str, ...]], ...]


def board_paper(board: WholeBoard) -> Response:
    """Answer with a board, ten exercises a sheet.

    Raises:
        NotValid: `paper_too_large`.
        PaperNotMade: See `grader.engine.ports.press`.
    """
    cells = len(board.rows) * len(board.titles)
    if cells > MOST_CELLS:
        raise NotValid("paper_too_large", cells=cells, most=MOST_CELLS)
    page = render_template("papers/board.html", board=board, sheets=tuple(_sheets(board)))
    return _answer(page, f"{board.cohort.slug}.pdf")


def digest_paper(document: Document, digest: WeekDigest) -> Response:
    """Answer with a digest.

    Raises:
        PaperNotMade: See `grader.engine.ports.press`.
    """
    page = render_template("papers/digest.html", document=document)
    return _answer(page, f"{digest.cohort.slug}-{week_name(digest.week)}.pdf")


def report_paper(progress: ProgressPage) -> Response:
    """Answer with what a learner did, without what their staff wrote down for themselves.

    Raises:
        PaperNotMade: See `grader.engine.ports.press`.
    """
    return _answer(render_template("papers/report.html", page=progress), f"{progress.learner.handle}.pdf")


def tables_paper(document: ReportDocument, name: str) -> Response:
    """Answer with a report of tables, under a name without its ending.

    Raises:
        PaperNotMade: See `grader.engine.ports.press`.
    """
    return _pdf(tables_pdf(document), f"{name}.pdf")


def tables_pdf(document: ReportDocument) -> bytes:
    """Return a report of tables as a paper.

    Raises:
        PaperNotMade: See `grader.engine.ports.press`.
    """
    return grader().press.pdf(render_template("papers/tables.html", document=document))


def portfolio_paper(shown: ShownPortfolio, handle: str) -> Response:
    """Answer with a portfolio as others read it, for its learner to give away.

    Raises:
        PaperNotMade: See `grader.engine.ports.press`.
    """
    page = render_template(
        "papers/portfolio.html", shown=shown, most_lines=MOST_LINES, level_name=partial(level_name, language=language())
    )
    return _answer(page, f"portfolio-{handle}.pdf")


def _sheets(board: WholeBoard) -> Iterator[Sheet]:
    reader = language()
    for first in range(0, len(board.titles), COLUMNS):
        part = slice(first, first + COLUMNS)
        yield Sheet(
            first=first + 1,
            titles=tuple(title.in_(reader) for title in board.titles[part]),
            rows=tuple(
                (row, tuple(cell_words(cell, reader, late=cell.exercise in row.late) for cell in row.cells[part]))
                for row in board.rows
            ),
        )


def _answer(page: str, name: str) -> Response:
    return _pdf(grader().press.pdf(page), name)


def _pdf(paper: bytes, name: str) -> Response:
    return attachment(paper, PDF_TYPE, name)
