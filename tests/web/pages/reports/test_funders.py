"""The report for those who pay for a cohort: a page, and the same as a paper and a workbook."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from grader.domain.cohorts.cohort import EnrollmentStatus, LeavingReason
from tests.fakes.press import FakePress
from tests.web.crowd import enroll_crowd
from tests.web.installation import Installation, install

REPORT = "/cohorts/web-2610/report"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    """Yield a school from which Karim has just gone."""
    with install(tmp_path, press=FakePress()) as site:
        go(site, "karim")
        yield site


def go(site: Installation, *handles: str, reason: LeavingReason = LeavingReason.NOT_SAID) -> None:
    """Let some leave for a reason, a day each."""
    with site.database.begin() as tx:
        places = {one.person.handle: one for one in tx.cohorts.enrollments("web-2610")}
        for number, handle in enumerate(handles):
            left = replace(places[handle], status=EnrollmentStatus.LEFT, since=date(2026, 11, 2 + number))
            tx.cohorts.change_place(replace(left, leaving_reason=reason))


def everybody(site: Installation) -> list[str]:
    """Return the handles of all of the cohort, of whom there are some more than five now."""
    enroll_crowd(site.database, learners=5, exercises=0)
    with site.database.read() as tx:
        return [one.person.handle for one in tx.cohorts.enrollments("web-2610")]


def test_a_lead_reads_figures_and_no_name(site: Installation):
    page = unescape(site.client("paul").get(REPORT).text).replace("\N{NO-BREAK SPACE}", " ")

    assert 'Interruption : départ</th><td>1 à 4</td><td class="words"></td>' in page
    assert "n'est pas encore dit" in page
    assert "Les motifs de départ ne sont pas dits : moins de 5 départs" in page
    assert "raisons personnelles</th>" not in page
    assert "aucune heure" in page
    assert "Karim" not in page


def test_days_of_many_are_told_as_a_period(site: Installation):
    gone = everybody(site)
    go(site, *gone)

    page = unescape(site.client("paul").get(REPORT).text)

    assert f'<td>{len(gone)}</td><td class="words">2 novembre 2026 au {len(gone) + 1} novembre 2026</td>' in page


def test_reasons_of_many_are_told_by_category_with_what_each_means(site: Installation):
    gone = everybody(site)
    go(site, *gone, reason=LeavingReason.PERSONAL)

    page = unescape(site.client("paul").get(REPORT).text).replace("\N{NO-BREAK SPACE}", " ")

    assert f"Départs (n)</th><td>{len(gone)}</td>" in page
    assert f"raisons personnelles</th><td>{len(gone)}</td>" in page
    assert "non dit</th><td>0</td>" in page
    assert "« Raisons personnelles » réunit la santé, la famille et la garde d'enfants" in page


def test_the_paper_says_the_same(site: Installation):
    paper = site.client("paul").get(f"{REPORT}.pdf")

    assert paper.mimetype == "application/pdf"
    assert paper.headers["Content-Disposition"] == "attachment; filename=web-2610-report.pdf"
    assert 'départ</th><td>1 à 4</td><td class="words"></td>' in unescape(paper.text)


def test_the_workbook_has_a_sheet_for_each_table_and_for_how_it_is_counted(site: Installation):
    go(site, *everybody(site))
    answer = site.client("paul", "en").get(f"{REPORT}.xlsx")

    with ZipFile(BytesIO(answer.get_data())) as book:
        sheets, words = book.read("xl/workbook.xml").decode(), book.read("xl/sharedStrings.xml").decode()
    assert answer.headers["Content-Disposition"] == "attachment; filename=web-2610-report.xlsx"
    names = ("Report for funders", "Entries and ends", "Why people left", "At the end")
    assert [name for name in names if f'"{name}"' in sheets] == list(names)
    assert "Interruption: has left" in words
    assert "This report claims no hours" in words


def test_a_cohort_that_is_over_asks_its_lead_who_completed_it(site: Installation):
    with site.database.begin() as tx:
        tx.cohorts.set_end("web-2610", datetime(2026, 11, 1, tzinfo=UTC))

    page = unescape(site.client("paul").get(REPORT).text)
    paper = unescape(site.client("paul").get(f"{REPORT}.pdf").text)

    assert "qui l'a terminée" in page
    assert "Présents jusqu'à la fin, sans fin de parcours notée</th>" in paper
    assert "qui l'a terminée" not in paper


def test_a_cohort_of_which_nobody_is_to_be_asked_says_so(site: Installation):
    with site.database.begin() as tx:
        place = next(one for one in tx.cohorts.enrollments("web-2610") if one.person.handle == "karim")
        tx.cohorts.change_place(replace(place, status=EnrollmentStatus.ACTIVE, since=None))

    page = site.client("paul").get(REPORT).text

    assert "n'est pas encore venu" in unescape(page)


def test_a_long_sentence_has_room_in_its_row_and_a_sheet_is_as_wide_as_its_paper(site: Installation):
    workbook = load_workbook(BytesIO(site.client("paul").get(f"{REPORT}.xlsx").data))

    for sheet in workbook:
        assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
        for row in sheet:
            widths = [sheet.column_dimensions["A" if one.column == 1 else "B"].width for one in row]
            lines = max(len(str(one.value or "")) / width for one, width in zip(row, widths, strict=True))
            assert (sheet.row_dimensions[row[0].row].height or 15) >= 15 * max(1, lines)
