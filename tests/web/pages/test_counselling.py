"""The follow-up by pages and forms alone."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path
from re import search

import pytest

from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send

COHORT, OWN = "/cohorts/web-2610/counselling", "/account/counselling"
LEA, ADA = f"{COHORT}/lea", f"{COHORT}/ada"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as site:
        yield site


def post(site: Installation, page: str, to: str, by: str = "maud", **form: str) -> str:
    return unescape(send(site.client(by), page, to, **form))


def read(site: Installation, path: str, by: str) -> str:
    return unescape(site.client(by).get(path).text)


def test_a_counsellor_finds_their_cohort_and_its_people(site: Installation):
    assert f'href="{COHORT}"' in read(site, "/counselling", "maud")
    assert "Léa Nguyen" in read(site, COHORT, "maud")
    assert "Accompagnement" in read(site, "/", "maud")


def test_an_appointment_is_written_changed_and_removed(site: Installation):
    form = {"day": "2026-12-01", "with_whom": "<Maud>", "next_step": "Écrire à la mission locale."}
    written = post(site, ADA, f"{ADA}/appointments", **form)
    found = search(rf'{ADA}/appointments/(\w+)"', written)
    assert found
    changed = post(site, ADA, f"{ADA}/appointments/{found[1]}", **(form | {"state": "done"}))
    gone = post(site, ADA, f"{ADA}/appointments/{found[1]}/remove")

    assert "C'est noté." in written
    assert "prévu" in written
    assert "a eu lieu" in changed
    assert "Aucun rendez-vous" in gone


def test_a_learner_agrees_reads_and_takes_it_back(site: Installation):
    before = read(site, ADA, "maud")
    agreed = post(site, OWN, f"{OWN}/agree", "ada")
    post(site, ADA, f"{ADA}/obstacles", kind="housing", text="Foyer jusqu'à mars.")
    own = read(site, OWN, "ada")
    withdrawn = post(site, OWN, f"{OWN}/withdraw", "ada")

    assert "n'a pas accepté" in before
    assert "Je retire mon accord" in agreed
    assert "Foyer jusqu'à mars." in own
    assert "<strong>Maud Keller</strong>" in own
    assert "effacé" in withdrawn
    assert "Foyer" not in read(site, ADA, "maud")


def test_a_lead_reads_appointments_and_nothing_that_stands_in_the_way(site: Installation):
    seen = read(site, LEA, "paul")

    assert "Appeler la CAF." in seen
    assert "mercredi" not in seen.lower()
    assert "garde d'enfants" not in seen
    assert f'action="{LEA}' not in seen


def test_a_lead_names_a_counsellor_whose_link_is_shown_once(site: Installation):
    named = post(site, COHORT, "/cohorts/web-2610/counsellors", "paul", name="Zoé Roux")
    again = read(site, COHORT, "paul")
    gone = post(site, COHORT, "/cohorts/web-2610/counsellors/zoe-roux/dismiss", "paul")

    assert "http://localhost/invitations/" in named
    assert "/invitations/" not in again
    assert "Zoé Roux n'accompagne plus" in gone


def test_a_link_that_was_lost_is_made_anew_until_they_came_in(site: Installation):
    address = "/cohorts/web-2610/counsellors"
    post(site, COHORT, address, "paul", name="Zoé Roux")
    again = post(site, COHORT, f"{address}/zoe-roux/link", "paul")
    with site.database.begin() as tx:
        zoe = tx.people.by_handle("zoe-roux")
        assert zoe
        tx.people.set_password_hash(zoe.id, "hash")
    listed, refused = read(site, COHORT, "paul"), post(site, COHORT, f"{address}/zoe-roux/link", "paul")

    assert "Le lien pour Zoé Roux" in again
    assert "http://localhost/invitations/" in again
    assert "zoe-roux/link" not in listed
    assert "Zoé Roux s'est déjà connecté·e." in refused


@pytest.mark.parametrize(
    ("to", "form", "sentence"),
    [
        (f"{LEA}/obstacles", {"kind": "health", "text": "Dos"}, "rien de plus que le mot"),
        (f"{LEA}/obstacles", {"kind": "love"}, "Choisissez un des mots"),
        (f"{LEA}/appointments", {"day": "2026-12-01", "state": "never"}, "Choisissez un des mots"),
        (f"{LEA}/appointments", {"day": "bald"}, "n'est pas une date"),
        (f"{LEA}/appointments", {"day": "2036-12-01"}, "trop lointain"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(site: Installation, to: str, form: dict[str, str], sentence: str):
    assert sentence in post(site, LEA, to, **form)


def test_how_much_somebody_passed_stands_there_without_code(site: Installation):
    seen = read(site, LEA, "maud")

    assert "Exercices réussis\N{NO-BREAK SPACE}: 1 sur 6." in seen
    assert "/submissions/" not in seen
