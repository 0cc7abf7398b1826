"""Signing in by a provider of identities and back, and linking one, over real HTTP on loopback."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from werkzeug.test import TestResponse

from tests.identity_providers.github import GitHub, serving_github
from tests.identity_providers.stand_in import StandIn, serving, visit
from tests.web.site import Browser, Clock, Site, open_site
from web.http.departures import DEPARTURES

ONWARD = re.compile(r'class="button" href="([^"]+)"')
NOTICE = re.compile(r'class="notice notice-(\w+)"[^>]*>([^<]+)<')
ADA = {"sub": "17", "preferred_username": "ada.b", "email": "Ada@Example.org", "email_verified": True}


@dataclass
class Two:
    """A site with two providers."""

    site: Site
    ecole: StandIn
    github: GitHub

    def leave(self, browser: Browser, path: str = "/sign-in/with/ecole", page: str = "/help/", **form: str) -> str:
        """Return where the browser is sent."""
        answer = browser.post(path, page=page, **form)
        assert answer.status_code == 200, answer.text
        found = ONWARD.search(answer.text)
        assert found is not None
        return unescape(found[1])

    def come(self, browser: Browser, path: str = "/sign-in/with/ecole", **form: str) -> TestResponse:
        """Go to a provider and back."""
        return browser.get(ours(visit(self.leave(browser, path, **form))))

    def set_email(self, handle: str, email: str) -> None:
        with self.site.grader.database.begin() as tx:
            person = tx.people.by_handle(handle)
            assert person is not None
            tx.people.set_email(person.id, email)


def ours(address: str) -> str:
    """Return the path of an address of ours."""
    parts = urlsplit(address)
    assert (parts.scheme, parts.netloc) == ("http", "localhost:8000")
    return f"{parts.path}?{parts.query}"


def notice(browser: Browser, answer: TestResponse) -> str:
    """Return the sentence on the page that an answer leads to."""
    assert answer.status_code == 303, answer.text
    found = NOTICE.search(browser.get(answer.location).text)
    return unescape(found[2]) if found else ""


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    clock = Clock()
    with (
        serving(clock) as ecole,
        serving_github() as github,
        open_site(tmp_path, ecole.provider(), github.provider(), clock=clock) as site,
    ):
        ecole.claims |= ADA
        github.emails = [{"email": "ada@example.org", "primary": True, "verified": True}]
        two = Two(site, ecole, github)
        two.set_email("ada", "ada@example.org")
        yield two


def test_each_provider_has_a_button_beside_the_password(two: Two) -> None:
    page = two.site.browser().get("/sign-in").text

    assert "Sign in with École SSO" in page
    assert "Sign in with GitHub" in page


def test_without_providers_nothing_is_offered(tmp_path: Path) -> None:
    with open_site(tmp_path) as site:
        assert "Sign in with" not in site.browser().get("/sign-in").text
        assert "Signing in elsewhere" not in site.browser("ada").get("/account").text


@pytest.mark.parametrize("name", ["ecole", "github"])
def test_a_verified_address_opens_its_account_at_the_page_asked_for(two: Two, name: str) -> None:
    browser = two.site.browser()

    answer = two.come(browser, f"/sign-in/with/{name}", next="/account?x=1")

    assert (answer.status_code, answer.location) == (303, "/account?x=1")
    assert '<code translate="no">ada</code>' in browser.get("/account").text


def test_what_is_sent_along_is_bound_to_this_browser_and_this_sign_in(two: Two) -> None:
    address = two.leave(two.site.browser())

    asked = parse_qs(urlsplit(address).query)
    assert asked["redirect_uri"] == ["http://localhost:8000/sign-in/from/ecole"]
    assert (asked["response_type"], asked["code_challenge_method"]) == (["code"], ["S256"])
    assert all(len(asked[name][0]) >= 43 for name in ("state", "nonce", "code_challenge"))


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_coming_back_leads_to_no_other_site(two: Two, target: str) -> None:
    answer = two.come(two.site.browser(), next=target)

    assert answer.location == "/"


def test_whom_a_provider_knows_stays_theirs_when_addresses_change(two: Two) -> None:
    two.come(two.site.browser())
    two.ecole.claims["email"] = "other@example.org"
    two.set_email("karim", "other@example.org")
    browser = two.site.browser()

    two.come(browser)

    assert '<code translate="no">ada</code>' in browser.get("/account").text


def test_signing_out_says_how_to_sign_out_there_too(two: Two) -> None:
    browser = two.site.browser()
    two.come(browser)

    browser.post("/sign-out")

    page = browser.get("/sign-in").text
    assert f'href="{two.ecole.issuer}/out?client_id=grader"' in page
    assert "/out?" not in browser.get("/sign-in").text
    assert browser.get("/account").status_code == 302


def test_who_is_signed_in_links_a_provider_and_lets_go_of_it(two: Two) -> None:
    browser = two.site.browser("karim")

    linked = two.come(browser, "/account/identities", provider="github")

    assert "GitHub is linked" in notice(browser, linked)
    path = re.search(r"/account/identities/\w+/unlink", browser.get("/account").text)
    assert path is not None
    assert "Let go of" in notice(browser, browser.post(path[0]))
    assert "octo-ada" not in browser.get("/account").text


def test_an_identity_opens_one_account_alone(two: Two) -> None:
    two.come(two.site.browser())
    karim = two.site.browser("karim")

    answer = two.come(karim, "/account/identities", provider="ecole")

    assert "somebody else's account" in notice(karim, answer)


def test_nobody_links_what_somebody_else_left_for(two: Two) -> None:
    browser, other = two.site.browser("karim"), two.site.browser("paul")
    path = ours(visit(two.leave(browser, "/account/identities", provider="github")))
    with browser.client.session_transaction() as karims, other.client.session_transaction() as pauls:
        pauls[DEPARTURES] = karims[DEPARTURES]

    answer = other.get(path)

    assert "not begun in this browser" in notice(other, answer)
    assert "octo-ada" not in other.get("/account").text


def test_an_invitation_is_taken_up_by_a_provider_and_no_password(two: Two) -> None:
    two.set_email("ada", "elsewhere@example.org")
    path = two.site.invite("karim")
    browser = two.site.browser()

    answer = two.come(browser, f"{path}/with/github", page=path)

    assert answer.location == "/"
    assert '<code translate="no">karim</code>' in browser.get("/account").text
    assert browser.get(path).status_code == 404
    with two.site.grader.database.read() as tx:
        karim = tx.people.by_handle("karim")
    assert karim is not None
    assert karim.has_come_in


def test_a_path_back_that_was_used_is_no_way_in(two: Two) -> None:
    browser, other = two.site.browser(), two.site.browser()
    path = ours(visit(two.leave(browser)))
    cookie = browser.client.get_cookie(two.site.app.config["SESSION_COOKIE_NAME"])
    browser.get(path)

    answers = [other.get(path)]
    other.client.set_cookie(two.site.app.config["SESSION_COOKIE_NAME"], cookie.value if cookie else "")
    answers.append(other.get(path))

    assert "Begin again" in notice(other, answers[1])
    assert other.get("/account").status_code == 302
    assert browser.get(path).location == "/"


def test_another_browsers_state_is_refused(two: Two) -> None:
    path, browser = ours(visit(two.leave(two.site.browser()))), two.site.browser()

    assert "not begun in this browser" in notice(browser, browser.get(path))


def test_ten_minutes_are_too_long(two: Two) -> None:
    browser = two.site.browser()
    path = ours(visit(two.leave(browser)))
    two.site.clock.move(minutes=10)

    assert "longer than ten minutes" in notice(browser, browser.get(path))


def test_who_says_no_is_told_that_nothing_changed(two: Two) -> None:
    browser = two.site.browser()
    state = parse_qs(urlsplit(two.leave(browser, next="/account")).query)["state"][0]

    answer = browser.get(f"/sign-in/from/ecole?error=access_denied&state={state}")

    assert answer.location == "/sign-in?next=/account"
    assert "You said no at École SSO" in notice(browser, answer)


def test_a_provider_that_nobody_named_is_no_way(two: Two) -> None:
    browser = two.site.browser()

    assert "no such way" in notice(browser, browser.post("/sign-in/with/google"))
    assert "no such way" in notice(browser, browser.get("/sign-in/from/google?state=x"))
