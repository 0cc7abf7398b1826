"""The folder of evidence for Qualiopi as a ZIP: an index to read, tables for a spreadsheet, the report for funders."""

from collections.abc import Iterator

from flask import Response, render_template

from grader.assembly import Grader
from grader.domain.people import Person
from grader.domain.reports.activity import Period
from grader.domain.reports.qualiopi import Indicator, QualiopiFolder
from grader.engine.reports.qualiopi import qualiopi_folder
from grader.wording.reports.funders import write_funders_report
from grader.wording.reports.qualiopi import QualiopiDocument, write_qualiopi
from web.exports.board import attachment, csv_file
from web.exports.papers import tables_pdf
from web.exports.reports import workbook
from web.exports.zips import LIST, ZIP_TYPE, sums_of, zipped
from web.http.context import language

FOLDERS, COUNTED_AS = "20 per hour", "folders of evidence"
"""Each counts all of a cohort, and prints two papers."""


def folder_of(viewer: Person | None, cohort: str, period: Period | None, ours: Grader) -> QualiopiFolder:
    """Return what is kept of a cohort.

    Raises:
        NotFound: There is no such cohort, or the viewer does not lead it.
    """
    return qualiopi_folder(viewer, cohort, period, zone=ours.settings.zone, database=ours.database, now=ours.now)


def qualiopi_answer(viewer: Person, cohort: str, period: Period | None, ours: Grader) -> Response:
    """Answer with the folder, in the reader's language.

    Raises:
        NotFound: There is no such cohort, or the viewer does not lead it.
        PaperNotMade: See `grader.engine.ports.press`.
    """
    folder = folder_of(viewer, cohort, period, ours)
    name = f"{cohort}-qualiopi-{folder.period.first}-{folder.period.last}.zip"
    return attachment(qualiopi_zip(folder, ours), ZIP_TYPE, name)


def qualiopi_zip(folder: QualiopiFolder, ours: Grader) -> bytes:
    """Return the folder, in the reader's language.

    Raises:
        PaperNotMade: See `grader.engine.ports.press`.
    """
    files = dict(_files(folder, write_qualiopi(folder, language()), ours))
    listed = {**files, LIST: sums_of(files)}
    return zipped(listed, ours.now().astimezone(ours.settings.zone))


def _files(folder: QualiopiFolder, document: QualiopiDocument, ours: Grader) -> Iterator[tuple[str, bytes]]:
    yield "index.html", render_template("papers/qualiopi.html", document=document, linked=True).encode()
    yield "index.pdf", ours.press.pdf(render_template("papers/qualiopi.html", document=document, linked=False))
    report = write_funders_report(folder.report, document.language)
    results = f"{Indicator.RESULTS:02}"
    yield f"{results}/report.pdf", tables_pdf(report)
    yield f"{results}/report.xlsx", workbook(report)
    for part in document.parts:
        for file in part.files:
            yield file.name, csv_file((file.table.heads, *file.table.rows), document.language)
