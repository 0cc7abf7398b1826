"""A person's own account in a browser: password, language, Git tokens, sessions."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.engine.accounts.tokens import person_of_token
from tests.web.site import GOOD, OTHER, Browser, Site, open_site

PAGES = (
    ("GET", "/account"),
    ("POST", "/account/password"),
    ("POST", "/account/tokens"),
    ("POST", "/account/tokens/X/revoke"),
    ("POST", "/account/sessions/X/revoke"),
    ("POST", "/account/sessions/revoke"),
)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with open_site(tmp_path) as site:
        yield site


def _token(browser: Browser) -> str:
    browser.post("/account/tokens", label="my laptop", scope="git")
    found = re.search(r"agr_[\w-]{43}", browser.get("/account").text)
    assert found is not None
    return found[0]


def _revoke_address(browser: Browser, kind: str) -> str:
    found = re.search(rf"/account/{kind}/\w+/revoke", browser.get("/account").text)
    assert found is not None
    return found[0]


@pytest.mark.parametrize(("method", "path"), PAGES)
def test_nobody_signed_in_reaches_no_part_of_an_account(site: Site, method: str, path: str) -> None:
    answer = site.browser().client.open(path, method=method)

    assert answer.status_code == (302 if method == "GET" else 401)


@pytest.mark.parametrize("handle", ["ada", "ines", "paul", "olga"])
def test_every_role_has_an_account(site: Site, handle: str) -> None:
    page = site.browser(handle).get("/account")

    assert page.status_code == 200
    assert f'<code translate="no">{handle}</code>' in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_a_changed_password_opens_and_the_old_one_does_not(site: Site) -> None:
    here, there = site.browser("ada"), site.browser("ada")

    answer = here.post("/account/password", current=GOOD, password=OTHER, repeat=OTHER)

    assert answer.status_code == 303
    assert "Your password is changed." in here.get("/account").text
    assert there.get("/account").status_code == 302
    assert site.browser().sign_in("ada", GOOD).status_code == 400
    assert site.browser().sign_in("ada", OTHER).status_code == 303


@pytest.mark.parametrize(
    ("current", "password", "repeat", "field"),
    [(OTHER, OTHER, OTHER, "current"), (GOOD, "short", "short", "password"), (GOOD, OTHER, GOOD, "repeat")],
)
def test_a_refused_change_says_why_beside_its_field(
    site: Site, current: str, password: str, repeat: str, field: str
) -> None:
    answer = site.browser("ada").post("/account/password", current=current, password=password, repeat=repeat)

    assert answer.status_code == 400
    assert f'id="{field}-error"' in answer.text


def test_a_token_is_shown_once_with_the_command_to_use(site: Site) -> None:
    browser = site.browser("ada")

    answer = browser.post("/account/tokens", label="my laptop", scope="git")
    pages = [browser.get("/account").text for _ in range(2)]

    assert (answer.status_code, answer.location) == (303, "/account#new-token")
    assert ["agr_" in page for page in pages] == [True, False]
    assert "git clone http://ada@localhost:8000/git/web-2610/ada.git" in pages[0]
    assert "<strong>my laptop</strong>" in pages[1]


def test_a_token_opens_git_until_it_is_revoked(site: Site) -> None:
    browser = site.browser("ada")
    token = _token(browser)
    before = person_of_token("ada", token, database=site.grader.database, now=site.clock)

    browser.post(_revoke_address(browser, "tokens"))

    assert before is not None
    assert person_of_token("ada", token, database=site.grader.database, now=site.clock) is None


def test_somebody_elses_token_or_session_looks_like_none(site: Site) -> None:
    ada, karim = site.browser("ada"), site.browser("karim")
    site.browser("ada")
    _token(ada)
    addresses = [_revoke_address(ada, kind) for kind in ("tokens", "sessions")]

    answers = [karim.post(address) for address in [*addresses, "/account/tokens/X/revoke"]]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert [_revoke_address(ada, kind) for kind in ("tokens", "sessions")] == addresses


def test_a_revoked_browser_is_signed_out_at_once(site: Site) -> None:
    there = site.browser("ada")
    here = site.browser("ada")

    here.post(_revoke_address(here, "sessions"))

    assert there.get("/account").status_code == 302
    assert here.get("/account").status_code == 200


def test_signing_out_everywhere_signs_out_here_too(site: Site) -> None:
    there, here = site.browser("ada"), site.browser("ada")

    here.post("/account/sessions/revoke")

    assert [browser.get("/account").status_code for browser in (here, there)] == [302, 302]


def test_a_browser_that_was_away_for_a_month_is_signed_out(site: Site) -> None:
    browser = site.browser("ada")
    site.clock.move(days=30)

    assert browser.get("/account").status_code == 302


def test_a_chosen_language_wins_over_the_browsers_everywhere(site: Site) -> None:
    here = site.browser("ada")

    answer = here.post("/language", language="fr", next="/account")

    assert (answer.status_code, answer.location) == (303, "/account")
    assert '<html lang="fr">' in site.browser("ada").get("/account").text


def test_a_visitors_language_is_kept_in_their_browser(site: Site) -> None:
    browser = site.browser()

    browser.post("/language", language="fr")

    assert '<html lang="fr">' in browser.get("/sign-in").text
    assert '<html lang="en">' in site.browser().get("/sign-in").text


@pytest.mark.parametrize("path", ["/account/password", "/account/tokens"])
def test_the_language_can_be_changed_on_a_refused_form(site: Site, path: str) -> None:
    browser = site.browser("ada")

    answer = browser.post("/language", language="fr", next=path)

    assert browser.get(answer.location).location == "/account"


def test_plain_letters_are_chosen_and_given_up(site: Site) -> None:
    browser = site.browser("ada")

    browser.post("/account/terminal", letters="ascii")
    chosen = browser.get("/account").text
    browser.post("/account/terminal")
    given_up = browser.get("/account").text

    assert 'name="letters" value="ascii" checked' in chosen
    assert 'name="letters" value="ascii">' in given_up


def test_an_unknown_language_is_refused(site: Site) -> None:
    assert site.browser("ada").post("/language", language="de").status_code == 400


@pytest.mark.parametrize("label", ["", "x" * 61])
def test_a_token_needs_a_name(site: Site, label: str) -> None:
    answer = site.browser("ada").post("/account/tokens", label=label, scope="git")

    assert answer.status_code == 400
    assert 'id="label-error"' in answer.text


def test_a_token_opens_what_was_ticked_and_no_more(site: Site) -> None:
    browser = site.browser("ada")

    browser.post("/account/tokens", label="script", scope="read")

    secret = re.findall(r"agr_[\w-]{43}", browser.get("/account").text)[0]
    assert person_of_token("ada", secret, database=site.grader.database, now=site.clock) is None
    assert "It can: let a program read what your pages show." in browser.get("/account").text


def test_a_token_opens_something(site: Site) -> None:
    answer = site.browser("ada").post("/account/tokens", label="script")

    assert answer.status_code == 400
    assert 'id="scope-error"' in answer.text


@pytest.mark.parametrize("scope", ["operate", "everything"])
def test_a_scope_beyond_the_role_is_refused(site: Site, scope: str) -> None:
    assert site.browser("ada").post("/account/tokens", label="script", scope=scope).status_code == 400
