"""Signing in and out in a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.site import GOOD, OTHER, Site, open_site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with open_site(tmp_path) as site:
        yield site


def test_a_right_pair_opens_the_page_that_was_asked_for(site: Site) -> None:
    browser = site.browser()

    asked = browser.get("/account?x=1")
    answer = browser.sign_in(" Ada ", next="/account?x=1")

    assert asked.location == "/sign-in?next=/account?x%3D1"
    assert (answer.status_code, answer.location) == (303, "/account?x=1")
    assert browser.get("/account").status_code == 200


@pytest.mark.parametrize("pair", [("ada", OTHER), ("nobody", GOOD), ("", "")])
def test_a_wrong_pair_gets_one_sentence_and_keeps_the_handle(site: Site, pair: tuple[str, str]) -> None:
    answer = site.browser().sign_in(*pair)

    assert answer.status_code == 400
    assert answer.text.count("This handle and this password do not go together.") == 1
    assert f'value="{pair[0]}" required autocomplete="username"' in answer.text
    assert 'aria-invalid="true" autofocus aria-describedby="password-error"' in answer.text
    assert site.browser().get("/account").status_code == 302


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "evil.example",
        "",
    ],
)
def test_signing_in_leads_to_no_other_site(site: Site, target: str) -> None:
    browser = site.browser()

    answers = [browser.sign_in("ada", next=target), browser.get(f"/sign-in?next={target}")]

    assert [answer.location for answer in answers] == ["/", "/"]


def test_a_form_has_labels_and_lets_a_password_manager_fill_it(site: Site) -> None:
    page = site.browser().get("/sign-in").text

    for name, autocomplete in (("handle", "username"), ("password", "current-password")):
        assert f'<label for="{name}">' in page
        assert f'<input id="{name}" name="{name}"' in page
        assert f'autocomplete="{autocomplete}"' in page
    assert "onpaste" not in page


def test_signing_out_ends_the_session_and_not_only_the_cookie(site: Site) -> None:
    browser = site.browser("ada")
    name = site.app.config["SESSION_COOKIE_NAME"]
    stolen = browser.client.get_cookie(name)

    browser.post("/sign-out")

    browser.client.set_cookie(name, stolen.value if stolen else "")
    assert browser.get("/account").status_code == 302


def test_signing_out_takes_a_form(site: Site) -> None:
    browser = site.browser("ada")

    assert browser.get("/sign-out").status_code == 405
    assert browser.get("/account").status_code == 200


def test_the_visitors_cookie_is_not_kept_when_signing_in(site: Site) -> None:
    browser = site.browser()
    browser.get("/sign-in")
    with browser.client.session_transaction() as session:
        before = session["csrf_token"]

    browser.sign_in("ada")

    browser.get("/account")
    with browser.client.session_transaction() as session:
        assert session["csrf_token"] != before


def test_a_form_of_one_session_is_no_good_in_another(site: Site) -> None:
    ada, karim = site.browser("ada"), site.browser("karim")
    token = ada.get("/account").text.split('name="csrf_token" value="')[1].split('"')[0]

    answer = karim.client.post("/sign-out", data={"csrf_token": token})

    assert answer.status_code == 400


def test_a_poll_of_a_signed_out_browser_leads_the_whole_page_to_the_form(site: Site) -> None:
    answer = site.browser().get("/account", **{"HX-Request": "true"})

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/sign-in")


def test_a_form_sent_after_signing_out_elsewhere_says_that_nothing_was_saved(site: Site) -> None:
    here, there = site.browser("ada"), site.browser("ada")
    there.post("/account/sessions/revoke")

    answer = here.client.post("/account/tokens", data={"label": "laptop"}, headers={"Accept-Language": "en"})

    assert answer.status_code == 401
    assert "Nothing was saved." in answer.text


@pytest.mark.parametrize(
    ("agent", "label"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1 Safari/537.36 Edg/1",
            "Edge, Windows",
        ),
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit (KHTML, like Gecko) Chrome/1 Safari/1", "Chrome, Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18 like Mac OS X) AppleWebKit (KHTML, like Gecko) Safari/6",
            "Safari, iPhone",
        ),
        ("lynx", "lynx"),
        ("<b>" + "x" * 200, "&lt;b&gt;" + "x" * 57),
        ("", "?"),
    ],
)
def test_a_browser_is_listed_by_a_short_name(site: Site, agent: str, label: str) -> None:
    browser = site.browser()
    browser.agent = {"User-Agent": agent}

    browser.sign_in("ada")

    assert f"<strong>{label}</strong>" in browser.get("/account").text


def test_an_address_opens_the_account_as_its_handle_does(site: Site) -> None:
    with site.grader.database.begin() as tx:
        ada = tx.people.by_handle("ada")
        assert ada is not None
        tx.people.set_email(ada.id, "ada@example.org")

    answers = [site.browser().sign_in(one) for one in (" Ada@Example.org ", "karim@example.org")]

    assert [answer.status_code for answer in answers] == [303, 400]
