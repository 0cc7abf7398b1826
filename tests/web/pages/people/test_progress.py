"""A learner's page as the staff of their cohort see it: what they did last week, in one click from the board."""

from collections.abc import Iterator
from html import unescape

import pytest

from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with install(tmp_path_factory.mktemp("look")) as site:
        yield site


def look(site: Installation, learner: str, viewer: str = "ines", language: str = "fr") -> str:
    return unescape(site.client(viewer, language).get(f"/people/{learner}").text)


def test_last_week_tells_what_was_handed_in_and_passed(site: Installation):
    page = look(site, "lea")

    week = page[page.index("La semaine dernière") : page.index("Suivi</h3>")]
    assert "1 jour actif, 4 rendus, 1 exercice réussi." in week
    assert f"/submissions/{site.school.latest('lea', 'prix-ttc')}" in week
    assert "<span>2 essais · jeu. 19</span>" in week
    assert week.count("Réussi") == 1
    assert "La semaine du" not in week


def test_comments_and_notes_stand_in_their_week(site: Installation):
    page = look(site, "lea")

    week = page[page.index("Cette semaine") : page.index("La semaine dernière")]
    assert "Je cale sur <code" in week
    assert "note privée" in week
    assert "#thread-H-lea-2" in week


def test_where_they_stand_still_is_told_with_what_stops_them(site: Installation):
    page = look(site, "ada")

    still = page[page.index("Ce qui n'avance pas") : page.index("Semaine par semaine")]
    assert "Le test «\N{NO-BREAK SPACE}utilise le prénom reçu\N{NO-BREAK SPACE}» ne passe pas" in still
    assert "Les offres près de chez toi" not in still


def test_a_learner_sees_nothing_of_it_on_their_own_page(site: Installation):
    page = look(site, "lea", "lea")

    assert "Semaine par semaine" in page
    assert not [told for told in ("Ce qui n'avance pas", "note privée", "Suivi</h3>") if told in page]


def test_being_in_touch_is_written_down_here_too(site: Installation):
    to = "/cohorts/web-2610/today/people/samira"

    page = unescape(send(site.client("ines"), "/people/samira", to, state="contacted", text="Vue.", back="person"))

    assert page.index("Suivi</h3>") < page.index("En contact") < page.index("Vue.")
    assert "Samira Haddad" in page[page.index("<h1>") : page.index("</h1>")]
