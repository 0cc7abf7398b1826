"""A school's list imported by the page: looked at first, then taken in."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from grader.adapters.git.repositories import GitRepositories
from tests.web.installation import Installation, install

ROSTER = "/cohorts/web-2610/roster"
LIST = (
    "Nom;Prénom;Courriel;Groupe;Téléphone\r\nBenali;Ada;ada@example.org;Matin;06\r\nRoux;Zoé;zoé@;;\r\nRoux;Léon;;;\r\n"
)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path, repositories=GitRepositories(tmp_path / "repositories")) as site:
        yield site


def value(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return unescape(found[1])


def look(browser: FlaskClient, content: bytes) -> str:
    form = {"csrf_token": value(browser.get(ROSTER).text, "csrf_token"), "file": (BytesIO(content), "liste.csv")}
    return unescape(browser.post(ROSTER, data=form, content_type="multipart/form-data").text)


def take(browser: FlaskClient, page: str) -> str:
    form = {name: value(page, name) for name in ("csrf_token", "file")}
    return unescape(browser.post(f"{ROSTER}/import", data=form).text)


def test_the_page_says_what_would_happen_and_stores_nothing(site: Installation):
    page = look(site.client("paul"), LIST.encode("cp1252"))

    assert (
        "Ajouts : 1. Modifications : 1. Sans changement : 0. Laissées de côté : 1.".replace(" :", "\N{NO-BREAK SPACE}:")
        in page
    )
    assert "Non utilisées" in page
    assert "Téléphone" in page
    assert (
        "« zoé@ » n'est pas une adresse e-mail".replace("« ", "«\N{NO-BREAK SPACE}").replace(
            " »", "\N{NO-BREAK SPACE}»"
        )
        in page
    )
    assert "Karim Diallo" in page
    with site.database.read() as tx:
        assert tx.people.by_handle("leon-roux") is None


def test_what_was_looked_at_is_taken_in_and_a_second_time_doubles_nobody(site: Installation):
    browser = site.client("paul")

    first = take(browser, look(browser, LIST.encode()))
    second = look(browser, LIST.encode())

    assert "La liste est importée" in first
    assert "Sans changement\N{NO-BREAK SPACE}: 2" in second
    with site.database.read() as tx:
        names = [one.person.name for one in tx.cohorts.enrollments("web-2610")]
    assert (len(names), names.count("Léon Roux"), names.count("Ada Benali")) == (9, 1, 1)


def test_what_is_no_list_is_answered_beside_the_field(site: Installation):
    page = look(site.client("paul"), b"\xd0\xcf\x11\xe0")

    assert "Ce fichier ne peut pas être lu." in page
    assert 'aria-invalid="true"' in page


def test_names_of_a_list_are_no_markup(site: Installation):
    browser = site.client("paul")

    form = {"csrf_token": value(browser.get(ROSTER).text, "csrf_token")}
    form["file"] = (BytesIO(b"Nom\n<script>alert(1)</script>\n"), "x.csv")  # type: ignore[assignment]
    page = browser.post(ROSTER, data=form, content_type="multipart/form-data").text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
