"""`grader report`: what is told of a cohort to others, as files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from grader.assembly import Grader
from grader.commands.installation import ready
from grader.domain.days import first_day
from grader.domain.errors import NotValid
from grader.domain.reports.activity import this_month
from grader.engine.reports.activity import take_activity_statement
from grader.engine.reports.funders import funders_report
from grader.owner_files import replace_file
from grader.wording.numbers import size
from grader.wording.reports.activity import write_activity_statement
from grader.wording.reports.document import ReportDocument
from grader.wording.reports.funders import write_funders_report
from web.app import create_app
from web.exports.papers import tables_pdf
from web.exports.qualiopi import folder_of, qualiopi_zip
from web.exports.reports import workbook
from web.http.report_days import asked_period

PDF, XLSX, ZIP = ".pdf", ".xlsx", ".zip"

to_file = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
first_of_them = click.option("--first", default="", metavar="DAY", help="The first day, such as 2027-03-01.")
last_of_them = click.option("--last", default="", metavar="DAY", help="The last day, itself included.")


@click.group()
def report() -> None:
    """Write reports of a cohort to a file that is readable for you alone, in the school's language (GRADER_LANGUAGE).

    What lies at the place of the file is replaced once the report is complete.
    """


@report.command("funders")
@click.argument("slug")
@to_file
def for_funders(slug: str, file: Path) -> None:
    """Write what those who pay for the cohort SLUG are told, as of today, to FILE (.pdf or .xlsx); no name is in it."""
    _check_ending(file, PDF, XLSX)
    grader = ready()
    told = funders_report(None, slug, zone=grader.settings.zone, database=grader.database, now=grader.now)
    _write_tables(write_funders_report(told, grader.settings.language), file, grader)


@report.command("qualiopi")
@click.argument("slug")
@to_file
@first_of_them
@last_of_them
def for_qualiopi(slug: str, file: Path, first: str, last: str) -> None:
    """Write what speaks for indicators of Qualiopi of the cohort SLUG to FILE (.zip); no name is in it.

    Without days it is as long as the cohort has lasted.
    """
    _check_ending(file, ZIP)
    grader = ready()
    folder = folder_of(None, slug, asked_period({"first": first, "last": last}), grader)
    with _rendering(grader):
        content = qualiopi_zip(folder, grader)
    _write(content, file, grader)


@report.command("activity")
@click.argument("slug")
@click.argument("handle")
@to_file
@first_of_them
@last_of_them
def of_a_learner(slug: str, handle: str, file: Path, first: str, last: str) -> None:
    """Write what the learner HANDLE of the cohort SLUG did to FILE (.pdf or .xlsx); without days, in this month.

    That it was taken is kept in who did what.
    """
    _check_ending(file, PDF, XLSX)
    grader = ready()
    zone = grader.settings.zone
    month = this_month(first_day(grader.now(), zone))
    period = asked_period({"first": first, "last": last}, month) or month
    statement = take_activity_statement(None, slug, handle, period, zone=zone, database=grader.database, now=grader.now)
    _write_tables(write_activity_statement(statement, grader.settings.language), file, grader)


def _check_ending(file: Path, *endings: str) -> None:
    """Go on only with a file that says which form it has, and has a folder to lie in.

    Raises:
        NotValid: `report_ending`, `report_folder`.
    """
    if file.suffix not in endings:
        raise NotValid("report_ending", file=file.name, endings=", ".join(endings))
    if not file.parent.is_dir():
        raise NotValid("report_folder", folder=str(file.parent))


def _write_tables(document: ReportDocument, file: Path, grader: Grader) -> None:
    with _rendering(grader):
        content = workbook(document) if file.suffix == XLSX else tables_pdf(document)
    _write(content, file, grader)


@contextmanager
def _rendering(grader: Grader) -> Iterator[None]:
    """Let papers be made as the web makes them, for nobody who is signed in: in the school's language."""
    with create_app(grader).test_request_context():
        yield


def _write(content: bytes, file: Path, grader: Grader) -> None:
    try:
        replace_file(file, content)
    except OSError as error:
        raise NotValid("report_unwritten", file=str(file), why=error.strerror or "") from error
    click.echo(f"{file}  {size(len(content), grader.settings.language)}")
