"""The board as a file: what a French Excel opens, in which nothing that somebody typed is a formula."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Enrollment, EnrollmentStatus
from grader.domain.people import Person, Role
from grader.domain.text import Text
from tests.web.installation import Installation, install
from tests.web.samples import COHORT, NOW

CSV, XLSX = "/cohorts/web-2610/board.csv", "/cohorts/web-2610/board.xlsx"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Yield the sample school with somebody, and an exercise, whose names a spreadsheet would compute."""
    with install(tmp_path_factory.mktemp("files")) as site:
        with site.database.begin() as tx:
            exercise = tx.catalog.current("bonjour")
            assert exercise is not None
            tx.catalog.publish(replace(exercise, title=Text('@SUM(1;2)"', "+1")), NOW)
            tx.cohorts.assign(Assignment(COHORT.slug, "covoiturage", 2, NOW - timedelta(days=2)))
            person = Person("P-eve", "eve", '=HYPERLINK("http://x";"y")', Role.LEARNER)
            tx.people.add(person)
            tx.cohorts.enroll(Enrollment("E-eve", COHORT.slug, person, EnrollmentStatus.ACTIVE))
        yield site


def lines(text: str, delimiter: str = ";") -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")), delimiter=delimiter))


def test_a_french_excel_opens_it(site: Installation):
    answer = site.client("ines").get(CSV)

    heads, *rows = lines(answer.get_data().decode("utf-8"))
    by_handle = {row[1]: row for row in rows}
    assert answer.get_data().startswith(b"\xef\xbb\xbf")
    assert answer.headers["Content-Disposition"] == "attachment; filename=web-2610.csv"
    assert heads[:4] == ["Personne", "Identifiant", "Réussis", "Exercices"]
    assert by_handle["karim"][:5] == ["Karim Diallo", "karim", "2", "6", "33,3"]
    assert by_handle["karim"][5] == "22/11/2026 08:58"
    assert by_handle["karim"][6:9] == ["Réussi", "Réussi", "Presque (4/5), sa date est passée"]
    assert by_handle["samira"][5] == ""


def test_in_english_it_has_commas_and_points(site: Installation):
    rows = lines(site.client("ines", "en").get(CSV).get_data().decode("utf-8"), ",")

    assert ["Karim Diallo", "karim", "2", "6", "33.3", "2026-11-22 08:58"] in [row[:6] for row in rows]


def test_nothing_that_somebody_typed_is_a_formula(site: Installation):
    heads, *rows = lines(site.client("ines").get(CSV).get_data().decode("utf-8"))
    with ZipFile(BytesIO(site.client("ines").get(XLSX).get_data())) as book:
        sheet, texts = book.read("xl/worksheets/sheet1.xml").decode(), book.read("xl/sharedStrings.xml").decode()

    assert '\'=HYPERLINK("http://x";"y")' in [row[0] for row in rows]
    assert heads[6] == "'@SUM(1;2)\""
    assert not [cell for row in (heads, *rows) for cell in row if cell[:1] in set("=+@-")]
    assert "=HYPERLINK" in texts
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_a_workbook_holds_numbers_and_moments(site: Installation):
    answer = site.client("ines").get(f"{XLSX}?name=karim")

    with ZipFile(BytesIO(answer.get_data())) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert answer.content_type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert re.search(r'<c r="C2"><v>2</v></c>', sheet)
    assert re.search(r'<c r="F2" s="\d+"><v>46348\.37\d+</v></c>', sheet)
    assert 'r="A3"' not in sheet


@pytest.mark.parametrize(("language", "shown"), [("fr", "dd/mm/yyyy hh:mm"), ("en", "yyyy-mm-dd hh:mm")])
def test_a_workbook_shows_moments_as_its_language_writes_them(site: Installation, language: str, shown: str):
    answer = site.client("ines", language).get(XLSX)

    with ZipFile(BytesIO(answer.get_data())) as book:
        assert f'formatCode="{shown}"' in book.read("xl/styles.xml").decode()


def test_what_was_withdrawn_is_asked_of_nobody_as_on_the_page(site: Installation):
    with site.database.begin() as tx:
        tx.catalog.withdraw("offres-proches", NOW)
    _, *rows = lines(site.client("ines").get(CSV).get_data().decode("utf-8"))
    page = site.client("ines").get("/cohorts/web-2610").text
    with site.database.begin() as tx:
        tx.catalog.withdraw("offres-proches", None)

    told = {row[1]: row[2:5] for row in rows}
    assert (told["karim"], told["chloe"]) == (["2", "5", "40,0"], ["6", "6", "100,0"])
    assert ">2/5</span></td>" in page


def test_it_holds_whom_the_page_shows_in_its_order(site: Installation):
    rows = lines(site.client("ines").get(f"{CSV}?state=passed&exercise=prix-ttc&order=most").get_data().decode("utf-8"))
    page = site.client("ines").get("/cohorts/web-2610?state=passed&exercise=prix-ttc&order=most").text

    assert [row[1] for row in rows[1:]] == ["chloe", "karim", "thomas"]
    assert 'href="/cohorts/web-2610/board.csv?state=passed&amp;exercise=prix-ttc&amp;order=most"' in page


def test_learners_take_nothing(site: Installation):
    assert [site.client("ada").get(path).status_code for path in (CSV, XLSX)] == [404, 404]
