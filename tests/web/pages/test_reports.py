"""The report for those who pay for a cohort: a page, and the same as a paper and a workbook."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from grader.domain.cohorts.cohort import EnrollmentStatus
from tests.fakes.press import FakePress
from tests.web.installation import Installation, install

REPORT = "/cohorts/web-2610/report"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    """Yield a school from which Karim has just gone."""
    with install(tmp_path, press=FakePress()) as site:
        with site.database.begin() as tx:
            place = next(one for one in tx.cohorts.enrollments("web-2610") if one.person.handle == "karim")
            tx.cohorts.change_place(replace(place, status=EnrollmentStatus.LEFT, since=date(2026, 11, 2)))
        yield site


def test_a_lead_reads_figures_and_no_name(site: Installation):
    page = unescape(site.client("paul").get(REPORT).text)

    assert "Interruption : départ</th><td>1</td><td>2 novembre 2026</td>" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "aucun motif n'est donné" in page
    assert "aucune heure" in page
    assert "non affiché" in page
    assert "Karim" not in page


def test_days_that_differ_are_told_as_a_period(site: Installation):
    with site.database.begin() as tx:
        place = next(one for one in tx.cohorts.enrollments("web-2610") if one.person.handle == "lea")
        tx.cohorts.change_place(replace(place, status=EnrollmentStatus.LEFT, since=date(2026, 11, 5)))

    page = unescape(site.client("paul").get(REPORT).text)

    assert "<td>2</td><td>2 novembre 2026 au 5 novembre 2026</td>" in page


def test_the_paper_says_the_same(site: Installation):
    paper = site.client("paul").get(f"{REPORT}.pdf")

    assert paper.mimetype == "application/pdf"
    assert paper.headers["Content-Disposition"] == "attachment; filename=web-2610-report.pdf"
    assert "départ</th><td>1</td><td>2 novembre 2026</td>" in unescape(paper.text)


def test_the_workbook_has_a_sheet_for_each_table_and_how_it_is_counted(site: Installation):
    answer = site.client("paul", "en").get(f"{REPORT}.xlsx")

    with ZipFile(BytesIO(answer.get_data())) as book:
        sheets, words = book.read("xl/workbook.xml").decode(), book.read("xl/sharedStrings.xml").decode()
    assert answer.headers["Content-Disposition"] == "attachment; filename=web-2610-report.xlsx"
    assert [name for name in ("Entries and ends", "At the end", "How it is counted") if f'"{name}"' in sheets] == [
        "Entries and ends",
        "At the end",
        "How it is counted",
    ]
    assert "Interruption: has left" in words
    assert "This report claims no hours" in words


def test_a_cohort_of_which_nobody_is_to_be_asked_says_so(site: Installation):
    with site.database.begin() as tx:
        place = next(one for one in tx.cohorts.enrollments("web-2610") if one.person.handle == "karim")
        tx.cohorts.change_place(replace(place, status=EnrollmentStatus.ACTIVE, since=None))

    page = site.client("paul").get(REPORT).text

    assert "n'est pas encore venu" in unescape(page)
