"""The folder of evidence for Qualiopi: a page, and a ZIP whose files are listed, for leads alone and without names."""

import csv
import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from grader.domain.reports.qualiopi import Indicator
from tests.fakes.press import FakePress
from tests.web.installation import Installation, install

AT = "/cohorts/web-2610/qualiopi"
SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Yield a school that nobody changes here."""
    with install(tmp_path_factory.mktemp("qualiopi"), press=FakePress()) as site:
        yield site


def opened(site: Installation, spoken: str = "fr", query: str = "") -> dict[str, bytes]:
    answer = site.client("paul", spoken).get(f"{AT}.zip{query}")
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    with ZipFile(BytesIO(answer.data)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def rows(content: bytes, delimiter: str = ";") -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=delimiter))


def names_of(site: Installation) -> set[str]:
    with site.database.read() as tx:
        people = [one.person for one in tx.cohorts.enrollments("web-2610")] + list(tx.cohorts.staff("web-2610"))
    return {one.name for one in people} | {one.name.split()[0] for one in people}


def test_each_indicator_says_what_it_asks_and_what_a_person_must_add(site: Installation):
    page = unescape(site.client("paul").get(AT).text).replace(SPACE, " ")

    assert re.findall(r">Indicateur (\d+)<", page) == [str(one.value) for one in Indicator]
    assert page.count("Ce qu'une personne doit ajouter") == len(Indicator)
    assert page.count("Rien : ce logiciel ne garde rien qui en témoigne.") == 2


def test_the_list_names_every_file_and_the_index_leads_to_each(site: Installation):
    files = opened(site)

    listed = dict(reversed(line.split("  ", 1)) for line in files.pop("SHA256SUMS").decode().splitlines())
    linked = set(re.findall(r'<a href="([^"]+)"', files["index.html"].decode()))
    assert listed == {name: sha256(content).hexdigest() for name, content in files.items()}
    assert linked == {name for name in files if name.endswith(".csv")}
    assert {"index.html", "index.pdf", "02/report.pdf", "02/report.xlsx", "01/programme.csv"} <= files.keys()


def test_no_name_stands_in_it(site: Installation):
    files = opened(site)

    words = "\n".join(content.decode(errors="replace") for content in files.values())
    assert [name for name in names_of(site) if re.search(rf"\b{re.escape(name)}\b", words)] == []


def test_tables_are_files_for_a_spreadsheet_in_the_readers_language(site: Installation):
    french, english = opened(site), opened(site, "en")

    assert rows(french["01/programme.csv"])[0][:2] == ["Exercice", "Semaine"]
    assert rows(english["01/programme.csv"], ",")[0][:2] == ["Exercise", "Week"]
    assert len(rows(french["01/programme.csv"])) == len(rows(french["19/exercises.csv"]))


def test_few_people_are_not_told_in_it(site: Installation):
    with site.database.read() as tx:
        shown = {(one.competency, one.enrollment_id) for one in tx.competencies.counts("web-2610")}

    told = rows(opened(site)["11/competencies.csv"])

    assert shown
    assert {row[1] for row in told[1:]} == {"0", "5 à 7"}


@pytest.mark.parametrize("query", ["?first=2026-11-30&last=2026-11-01", "?first=2026-11-01", "?first=x&last=y"])
def test_days_that_are_no_period_are_refused(site: Installation, query: str):
    assert site.client("paul").get(f"{AT}{query}").status_code == 400
    assert site.client("paul").get(f"{AT}.zip{query}").status_code == 400
