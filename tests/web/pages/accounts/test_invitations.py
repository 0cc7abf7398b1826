"""Taking up an invitation in a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.site import GOOD, OTHER, Site, open_site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with open_site(tmp_path) as site:
        yield site


def test_an_invitation_shows_whom_it_is_for(site: Site) -> None:
    page = site.browser().get(site.invite("karim"))

    assert "Welcome, Karim" in page.text
    assert 'value="karim" readonly autocomplete="username"' in page.text
    assert page.text.count('autocomplete="new-password"') == 2
    assert page.headers["Cache-Control"] == "no-store"


def test_choosing_a_password_signs_in(site: Site) -> None:
    browser = site.browser()

    answer = browser.post(site.invite("karim"), password=OTHER, repeat=OTHER)

    assert (answer.status_code, answer.location) == (303, "/")
    assert "Karim" in browser.get("/account").text
    assert site.browser().sign_in("karim", OTHER).status_code == 303


def test_an_invitation_is_good_once(site: Site) -> None:
    path = site.invite("karim")
    site.browser().post(path, password=OTHER, repeat=OTHER)

    again = [site.browser().get(path), site.browser().post(path, password=GOOD, repeat=GOOD)]

    assert [answer.status_code for answer in again] == [404, 404]
    assert "This invitation was already used, or it is too old." in again[0].text


def test_an_old_or_invented_invitation_leads_nowhere(site: Site) -> None:
    path = site.invite("karim")
    site.clock.move(days=14)

    answers = [site.browser().get(path), site.browser().get("/invitations/invented")]

    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize(
    ("password", "repeat", "field", "sentence"),
    [
        ("tooshort", "tooshort", "password", "A password needs at least 12 characters"),
        ("karim12345678", "karim12345678", "password", "Without your handle, this password is too short."),
        ("motdepasse1234", "motdepasse1234", "password", "This password is too easy to guess."),
        (OTHER, GOOD, "repeat", "The two passwords are not the same."),
    ],
)
def test_a_refused_password_says_why_beside_its_field(
    site: Site, password: str, repeat: str, field: str, sentence: str
) -> None:
    answer = site.browser().post(site.invite("karim"), password=password, repeat=repeat)

    assert answer.status_code == 400
    assert f'<p class="field-error" id="{field}-error"><span aria-hidden="true">✗</span> {sentence}' in answer.text
    assert f'aria-describedby="{field}-error' in answer.text
    assert password not in answer.text


def test_a_new_invitation_signs_the_older_browsers_out(site: Site) -> None:
    older = site.browser("karim")

    site.browser().post(site.invite("karim"), password=OTHER, repeat=OTHER)

    assert older.get("/account").status_code == 302
