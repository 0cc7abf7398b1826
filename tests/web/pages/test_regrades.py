"""Regrades by pages and forms alone: begun, looked at, applied or dropped; and what its learners read then."""

from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from grader.domain.cohorts.cohort import Cohort
from tests.web.installation import Installation, install
from tests.web.pages.test_comments import page_of, send
from tests.web.samples import NOW

COHORT, REGRADE = "/cohorts/web-2610/regrades", "/regrades/G-bonjour"
GAINED = "Cet exercice a été réparé, et ton rendu est maintenant réussi."


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as site:
        yield site


def read(site: Installation, handle: str, path: str) -> str:
    return unescape(site.client(handle).get(path).text)


def begin(site: Installation, **form: str) -> str:
    return unescape(send(site.client("ines"), COHORT, COHORT, exercise="bonjour", which="latest", **form))


def test_the_staff_see_what_came_out_hand_in_by_hand_in(site: Installation):
    listed, page = read(site, "ines", COHORT), read(site, "ines", REGRADE)

    assert REGRADE in listed
    assert "3 rendus jugés sur 3." in listed
    assert [word in page for word in ("Gagné (1)", "Perdu (1)", "Instable (1)")] == [True] * 3
    assert page_of(site, "ada", "bonjour") in page
    assert "1 test dit autre chose" in page or "tests disent autre chose" in page
    assert "hx-get" not in page


def test_it_shows_one_kind_alone(site: Installation):
    page = read(site, "ines", f"{REGRADE}?kind=lost")

    assert "Karim Diallo" in page
    assert "Ada Benali" not in page[page.index("<main") :]


def test_applied_who_gained_is_told_and_no_pass_is_lost(site: Installation):
    before = read(site, "ada", "/")

    said = unescape(send(site.client("ines"), REGRADE, f"{REGRADE}/apply"))

    day, own = read(site, "ada", "/"), read(site, "ada", page_of(site, "ada", "bonjour"))
    assert GAINED not in before
    assert "Appliquée" in said
    assert "Faire compter" not in said
    assert GAINED in day
    assert "chip-passed" in own[: own.index('id="checks-title"')]
    assert GAINED not in read(site, "karim", "/")
    assert "chip-passed" in read(site, "karim", page_of(site, "karim", "bonjour"))


def test_dropped_nothing_has_changed(site: Installation):
    said = unescape(send(site.client("ines"), REGRADE, f"{REGRADE}/drop"))

    assert "La relance est abandonnée." in said
    assert "Abandonnée" in said
    assert GAINED not in read(site, "ada", "/")


def test_what_was_decided_by_another_is_said_beside(site: Installation):
    send(site.client("paul"), REGRADE, f"{REGRADE}/drop")

    said = unescape(send(site.client("ines"), COHORT, f"{REGRADE}/apply"))

    assert "Cette relance a déjà été appliquée ou abandonnée." in said


def test_one_that_runs_asks_for_itself_and_says_how_far_it_is(site: Installation):
    send(site.client("ines"), REGRADE, f"{REGRADE}/drop")

    page = begin(site, learner="karim")

    address = page[page.index('hx-get="') :].split('"')[1]
    part = site.client("ines").get(address)
    again = site.client("ines").get(address, headers={"If-None-Match": part.headers["ETag"]})
    assert "0 rendu jugé sur 1." in page
    assert '<progress class="judged" max="1" value="0"' in page
    assert "Faire compter" not in page
    assert "<html" not in part.text
    assert again.status_code == 304


def test_what_cannot_be_run_again_is_said_beside_the_form(site: Installation):
    assert "Une relance des mêmes rendus attend votre décision." in begin(site)
    assert "Aucun rendu ne convient" in begin(site, learner="samira")


def test_the_board_leads_there_for_the_staff_alone(site: Installation):
    assert COHORT in read(site, "ines", "/cohorts/web-2610")
    assert COHORT not in read(site, "ada", "/cohorts/web-2610")


def test_a_pass_says_which_earlier_version_gave_it(site: Installation):
    with site.database.begin() as tx:
        current = tx.catalog.current("bonjour")
        assert current is not None
        tx.catalog.publish(replace(current, suite_digest="e" * 64), NOW)

    passed, failed = (read(site, handle, page_of(site, handle, "bonjour")) for handle in ("karim", "ada"))

    said = "Réussi avec une version plus ancienne de cet exercice"
    assert f"{said}, {current.suite_digest[:12]}. La réussite reste." in passed
    assert said not in failed


def test_one_form_begins_in_all_of_her_cohorts(site: Installation):
    with site.database.begin() as tx:
        tx.cohorts.add(Cohort("web-2611", "Web 26-11"))
        tx.cohorts.add_staff("web-2611", "P-ines")
    before = read(site, "ines", COHORT)
    send(site.client("ines"), REGRADE, f"{REGRADE}/drop")

    begun = begin(site, everywhere="yes")

    assert "dans mes autres promos qui ont cet exercice" in before
    assert "Rendus relancés" in begun  # the other cohort has no hand-in of it
