"""Partner companies by pages and forms alone."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path
from re import search

import pytest

from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send
from tests.web.samples import COMPANY

LIST, ONE = "/partners", f"/partners/{COMPANY.id}"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as site:
        yield site


def post(site: Installation, to: str, by: str = "paul", **form: str) -> str:
    return unescape(send(site.client(by), ONE, to, **form))


def test_a_lead_adds_a_company_and_reads_it(site: Installation):
    added = post(site, LIST, name="Studio <Sud>", town="Roubaix", website="https://sud.example", cohort="web-2610")

    assert "Studio <Sud> est partenaire." in added
    assert '<a href="https://sud.example" rel="noopener noreferrer">' in added
    assert "Web 26-10" in added


def test_somebody_is_let_in_by_a_link_that_is_shown_once(site: Installation):
    shown = post(site, f"{ONE}/people", person="Zoé Roux")
    again = unescape(site.client("paul").get(ONE).text)

    link = search(r"http://localhost/invitations/[\w-]+", shown)
    assert link
    assert site.app.test_client().get(link[0]).status_code == 200
    assert "/invitations/" not in again
    assert "Zoé Roux" in again


def test_the_account_of_somebody_is_erased(site: Installation):
    gone = post(site, f"{ONE}/people/yann/remove")

    assert "Le compte de Yann Le Goff est effacé." in gone
    assert 'translate="no">yann<' not in gone


def test_a_company_goes_along_with_no_cohort_any_more(site: Installation):
    parted = post(site, f"{ONE}/cohorts/web-2610/part")

    assert "Rendre partenaire de cette promo" in parted
    assert "Laisser entrer" not in parted


def test_a_company_is_removed(site: Installation):
    removed = post(site, f"{ONE}/remove")

    assert "Atelier Nord n'est plus partenaire." in removed


@pytest.mark.parametrize(
    ("to", "form", "sentence"),
    [
        (LIST, {"name": "Sud", "cohort": "web-2610", "website": "javascript:alert(1)"}, "pas l'adresse d'un site"),
        (ONE, {"name": " "}, "Un nom a de 1 à"),
        (f"{ONE}/people", {"person": "Zoé", "handle": "ada"}, "déjà l'identifiant"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(site: Installation, to: str, form: dict[str, str], sentence: str):
    assert sentence in post(site, to, **form)


def test_somebody_of_a_company_is_told_what_will_stand_on_their_day(site: Installation):
    day = unescape(site.client("yann").get("/").text)

    assert "entreprise partenaire" in day
    assert "Ton formateur" not in day
