"""A portfolio by pages and forms alone: composed, shared, read by others, and withdrawn."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path
from re import search

import pytest

from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send
from tests.web.samples import COMPANY, LINK_OF_CHLOE, PORTFOLIO

OWN, BY_LINK = "/portfolio", f"/portfolios/links/{LINK_OF_CHLOE}"
FOR_COMPANY = f"/portfolios/{PORTFOLIO}"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as site:
        yield site


def post(site: Installation, to: str, by: str = "chloe", **form: str) -> str:
    return unescape(send(site.client(by), OWN, to, **form))


def test_what_is_chosen_is_shown_and_hostile_words_are_harmless(site: Installation):
    form = {"exercise": "prix-ttc", "code": "prix-ttc", "shows-prix-ttc": "<b>Du soin</b>"}
    post(site, OWN, words="Bonjour **toi** <script>alert(1)</script>", contact="<i>moi</i>", **form)

    seen = site.client("chloe").get(f"{OWN}/preview").text

    assert "Bonjour <strong>toi</strong> &lt;script&gt;" in seen
    assert "&lt;b&gt;Du soin&lt;/b&gt;" in seen
    assert "&lt;i&gt;moi&lt;/i&gt;" in seen
    assert "calcule" in seen


def test_whoever_has_the_link_reads_it_and_no_search_engine_is_invited(site: Installation):
    answer = site.app.test_client().get(BY_LINK)

    assert "Chloé Martin" in answer.text
    assert "<strong>alternance</strong>" in answer.text
    headers = {name: answer.headers[name] for name in ("X-Robots-Tag", "Referrer-Policy", "Cache-Control")}
    assert headers == {"X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}


def test_a_link_is_shown_once_and_opens_until_it_is_ended(site: Installation):
    shown = post(site, f"{OWN}/links", last_day="2026-12-24")
    link = search(r"http://localhost(/portfolios/links/[\w-]+)", shown)
    assert link
    opened = site.app.test_client().get(link[1]).status_code
    again = site.client("chloe").get(OWN).text
    post(site, f"{OWN}/withdraw")

    assert opened == 200
    assert "/portfolios/links/" not in again
    assert [site.app.test_client().get(one).status_code for one in (link[1], BY_LINK)] == [404, 404]


def test_a_company_reads_it_until_it_is_withdrawn(site: Installation):
    before = unescape(site.client("yann").get(FOR_COMPANY).text)
    post(site, f"{OWN}/companies/{COMPANY.id}/end")

    assert "Chloé Martin voit que vous avez consulté" in before
    assert site.client("yann").get(FOR_COMPANY).status_code == 404
    assert "Rien n'est partagé" in unescape(site.client("yann").get("/portfolios").text)


def test_who_looked_is_told_to_its_learner(site: Installation):
    site.app.test_client().get(BY_LINK)

    told = unescape(site.client("chloe").get(OWN).text)

    assert "<strong>Yann Le Goff</strong> <span>Atelier Nord</span>" in told
    assert "ouverts 2 fois" in told


def test_it_is_shared_with_a_company_again(site: Installation):
    post(site, f"{OWN}/companies/{COMPANY.id}", "ada")

    assert "Ada Benali" in site.client("yann").get("/portfolios").text


@pytest.mark.parametrize(
    ("to", "form", "sentence"),
    [
        (f"{OWN}/links", {"last_day": "2026-11-22"}, "aujourd'hui au plus tôt"),
        (f"{OWN}/links", {"last_day": "bald"}, "n'est pas une date"),
        (OWN, {"contact": "x" * 201}, "trop longue"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(site: Installation, to: str, form: dict[str, str], sentence: str):
    assert sentence in post(site, to, **form)


def test_who_was_given_nothing_yet_is_told_what_will_stand_there(site: Installation):
    page = unescape(site.client("noor").get(OWN).text)

    assert "Les exercices que tu réussis" in page
    assert "entreprises partenaires" not in page


def test_it_is_taken_away_as_a_paper(site: Installation):
    paper = site.client("chloe").get(f"{OWN}/portfolio.pdf")

    assert paper.content_type == "application/pdf"
    assert paper.headers["Content-Disposition"] == "attachment; filename=portfolio-chloe.pdf"
    assert "def calcule" in paper.text
    assert "<strong>alternance</strong>" in paper.text
