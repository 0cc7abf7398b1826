"""The sheet of links that let a class in."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from grader.adapters.randomness import new_secret
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.text import Language
from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send

PEOPLE, SLIPS = "/cohorts/web-2610/people", "/cohorts/web-2610/slips"
LINK = re.compile(r"http://localhost(/invitations/[\w-]+)<")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path, new_secret=new_secret) as site:
        with site.database.begin() as tx:
            tx.people.set_password_hash("P-karim", "hash")
            tx.people.rename("P-lea", "<b>Léa</b>")
            tx.people.set_language("P-lea", Language.EN)
            for handle, changes in (("thomas", {"status": EnrollmentStatus.LEFT}), ("ada", {"group": "Matin"})):
                place = tx.cohorts.enrollment_of("web-2610", f"P-{handle}")
                assert place is not None
                tx.cohorts.change_place(replace(place, **changes))  # type: ignore[arg-type]
        yield site


def sheet(site: Installation, **form: str) -> str:
    return send(site.client("paul"), PEOPLE, SLIPS, **form)


def test_each_who_waits_has_a_slip_with_a_link_of_their_own(site: Installation):
    page = sheet(site)

    links = LINK.findall(page)
    names = [site.app.test_client().get(path).text for path in links]
    assert (len(links), page.count("<svg")) == (6, 6)
    assert sum("Ada Benali" in name for name in names) == 1
    assert "Bienvenue dans Web 26-10, Ada Benali" in page
    assert [name in page for name in ("Karim", "Thomas")] == [False, False]


def test_a_slip_is_in_its_readers_language_and_a_name_is_no_markup(site: Installation):
    page = sheet(site)

    assert "&lt;b&gt;Léa&lt;/b&gt;, welcome to Web 26-10" in page
    assert "7 December 2026" in page
    assert "<b>Léa" not in page


def test_one_group_has_a_sheet_of_its_own(site: Installation):
    assert len(LINK.findall(sheet(site, group="Matin"))) == 1


def test_the_list_says_how_many_wait(site: Installation):
    page = unescape(site.client("paul").get(PEOPLE).text)

    assert "6 personnes ne se sont pas encore connectées." in page
    assert "Faire la feuille de liens" in page
    assert "Faire la feuille de liens" not in site.client("ines").get(PEOPLE).text
