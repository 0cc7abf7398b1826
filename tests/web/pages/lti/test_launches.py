"""Being launched by a learning platform, over real HTTP on loopback."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lti.stand_in import CLAIM, CLIENT, ROLE
from tests.web.pages.lti.launched import Launching, launching

ADA = {"sub": "17", "name": "Ada B.", "email": "Ada@Example.org"}


@pytest.fixture
def moodle(tmp_path: Path) -> Iterator[Launching]:
    with launching(tmp_path) as launched:
        launched.moodle.claims |= ADA
        yield launched


def test_a_launch_opens_the_account_of_a_verified_address(moodle: Launching) -> None:
    browser = moodle.site.browser()

    answer = moodle.launch(browser)

    assert (answer.status_code, answer.location) == (303, "/")
    account = browser.get("/account").text
    assert '<code translate="no">ada</code>' in account
    assert "Moodle" in account


def test_what_the_platform_is_asked_is_what_the_documents_say(moodle: Launching) -> None:
    asked = moodle.begin(moodle.site.browser())

    assert {name: asked[name] for name in sorted(asked) if name not in {"state", "nonce"}} == {
        "client_id": CLIENT,
        "login_hint": "17",
        "lti_message_hint": "link-3",
        "prompt": "none",
        "redirect_uri": "http://localhost:8000/lti/launch",
        "response_mode": "form_post",
        "response_type": "id_token",
        "scope": "openid",
    }
    assert min(len(asked["state"]), len(asked["nonce"])) >= 43


def test_a_platform_may_begin_by_a_form(moodle: Launching) -> None:
    browser = moodle.site.browser()

    answer = browser.client.post("/lti/login", data=moodle.moodle.begins())

    assert answer.status_code == 303
    assert browser.get(answer.location).status_code == 302


def test_who_is_signed_in_keeps_their_session(moodle: Launching) -> None:
    browser = moodle.site.browser("ada")
    before = browser.get("/account").text.count("/account/sessions/")

    moodle.launch(browser)

    assert browser.get("/account").text.count("/account/sessions/") == before


def test_somebody_else_at_the_same_computer_is_signed_in_in_their_place(moodle: Launching) -> None:
    browser = moodle.site.browser("karim")

    moodle.launch(browser)

    assert '<code translate="no">ada</code>' in browser.get("/account").text


def test_in_a_frame_it_opens_in_a_window_of_its_own(moodle: Launching) -> None:
    path = "/lti/login?iss=" + moodle.moodle.issuer + "&login_hint=17"

    answer = moodle.site.browser().get(path, **{"Sec-Fetch-Dest": "iframe"})

    assert answer.status_code == 200
    assert "Open it in a new window" in answer.text
    assert 'target="_blank"' in answer.text
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in answer.headers


def test_whom_nobody_knows_signs_in_once_and_links(tmp_path: Path) -> None:
    with launching(tmp_path, vouches=False) as moodle:
        moodle.moodle.claims |= ADA
        browser = moodle.site.browser()

        asked = moodle.launch(browser)

        assert asked.location == "/lti/link"
        page = browser.get("/lti/link").text
        assert "Ada B." in page
        assert "does not vouch for your e-mail address" in page
        assert browser.sign_in("karim", next="/lti/link").location == "/lti/link"
        assert "This is me: link Moodle" in browser.get("/lti/link").text
        assert browser.post("/lti/link", page="/lti/link").location == "/"
        other = moodle.site.browser()
        assert moodle.launch(other).location == "/"
        assert '<code translate="no">karim</code>' in other.get("/account").text
        assert browser.get("/lti/link").status_code == 404


def test_what_somebody_was_launched_as_is_not_another_persons_to_link(moodle: Launching) -> None:
    moodle.launch(moodle.site.browser())
    moodle.moodle.wrong |= {"sub": "18", "email": None}
    browser = moodle.site.browser("ada")

    assert moodle.launch(browser).location == "/lti/link"
    page = browser.post("/lti/link", page="/lti/link")
    assert page.location == "/lti/link"
    assert "Another account of the same provider is linked here already" in browser.get("/lti/link").text


def test_newcomers_come_in_by_their_role(tmp_path: Path) -> None:
    settings = {
        "newcomers": "by_role",
        "role_claim": "roles",
        "roles": (("Instructor", "trainer"), ("Learner", "learner")),
    }
    with launching(tmp_path, **settings) as moodle:
        new = {"sub": "99", "name": "Zoé Martin", "email": "zoe@example.org", f"{CLAIM}roles": [f"{ROLE}Instructor"]}
        browser = moodle.site.browser()

        moodle.launch(browser, **new)

        assert re.search("zoe-martin", browser.get("/account").text)
        with moodle.site.grader.database.read() as tx:
            zoe = tx.people.by_handle("zoe-martin")
        assert zoe is not None
        assert zoe.role == "trainer"


def test_who_teaches_and_learns_elsewhere_is_no_learner_for_that(tmp_path: Path) -> None:
    with launching(tmp_path, role_claim="roles", roles=(("Learner", "learner"),)) as moodle:
        moodle.moodle.claims |= {"sub": "5", "email": "ines@example.org"}

        moodle.launch(moodle.site.browser())

        with moodle.site.grader.database.read() as tx:
            ines = tx.people.by_handle("ines")
        assert ines is not None
        assert ines.role == "trainer"
