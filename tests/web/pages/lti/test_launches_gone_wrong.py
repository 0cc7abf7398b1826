"""Whatever a launch may bring: nobody is signed in, and a sentence says why, in bounded time."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from joserfc.jwk import RSAKey
from structlog.testing import capture_logs

from tests.identity_providers.stand_in import hang_up
from tests.lti.stand_in import CLAIM
from tests.web.pages.lti.launched import Launching, launching
from tests.web.site import Browser

ADA = {"sub": "17", "name": "Ada B.", "email": "ada@example.org"}


@pytest.fixture
def moodle(tmp_path: Path) -> Iterator[Launching]:
    with launching(tmp_path) as launched:
        launched.moodle.claims |= ADA
        yield launched


def is_signed_in(browser: Browser) -> bool:
    return browser.get("/account").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"exp": 1}, "is too old, or its clock differs"),
        ({"iat": 4_000_000_000}, "is too old, or its clock differs"),
        ({"exp": None}, "is too old, or its clock differs"),
        ({"aud": "somebody-else"}, "was meant for another site"),
        ({"aud": ["kL3Jf8", "b"], "azp": "b"}, "was meant for another site"),
        ({"iss": "https://other.example"}, "comes from elsewhere than Moodle"),
        ({"nonce": "another"}, "belongs to another sign-in"),
        ({f"{CLAIM}deployment_id": "2"}, "under a deployment that the settings do not name"),
        ({f"{CLAIM}deployment_id": None}, "under a deployment that the settings do not name"),
        ({f"{CLAIM}version": "1.1"}, "did not confirm who you are"),
        ({f"{CLAIM}message_type": "LtiSubmissionReviewRequest"}, "did not confirm who you are"),
        ({"sub": None}, "did not confirm who you are"),
        ({"sub": "x" * 300}, "did not confirm who you are"),
    ],
)
def test_each_wrong_claim_has_its_sentence(moodle: Launching, wrong: dict[str, object], sentence: str) -> None:
    moodle.moodle.wrong |= wrong
    browser = moodle.site.browser()

    with capture_logs() as lines:
        answer = moodle.launch(browser)

    assert (answer.status_code, sentence in answer.text) == (400, True), answer.text
    assert {"provider_failed"} == {line["event"] for line in lines if line["log_level"] == "warning"}
    assert not is_signed_in(browser)


def test_a_launch_is_good_once(moodle: Launching) -> None:
    browser = moodle.site.browser()
    asked = moodle.begin(browser)
    held = browser.client.get_cookie("grader-8000", domain="localhost")
    token = moodle.moodle.id_token(asked["nonce"])
    assert moodle.post(browser, asked["state"], token).status_code == 303

    again = moodle.post(browser, asked["state"], token)
    browser.post("/sign-out")
    assert held is not None
    browser.client.set_cookie("grader-8000", held.value, domain="localhost")
    with_the_old_cookie = moodle.post(browser, asked["state"], token)

    for answer in (again, with_the_old_cookie):
        assert answer.status_code == 400
        assert "was finished already, or not begun in this browser" in answer.text
    assert not is_signed_in(browser)


def test_another_browsers_launch_signs_nobody_in(moodle: Launching) -> None:
    asked = moodle.begin(moodle.site.browser())
    browser = moodle.site.browser()

    answer = moodle.post(browser, asked["state"], moodle.moodle.id_token(asked["nonce"]))

    assert "not begun in this browser" in answer.text
    assert not is_signed_in(browser)


def test_ten_minutes_later_it_is_too_late(moodle: Launching) -> None:
    browser = moodle.site.browser()
    asked = moodle.begin(browser)
    moodle.site.clock.move(minutes=11)

    answer = moodle.post(browser, asked["state"], moodle.moodle.id_token(asked["nonce"]))

    assert "took longer than ten minutes" in answer.text


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("iss=https://unknown.example&login_hint=1", 404, "No learning platform of this address is known"),
        ("", 404, "No learning platform of this address is known"),
        ("iss={issuer}&login_hint=1&client_id=other", 404, "No learning platform of this address is known"),
        ("iss={issuer}", 400, "did not say who you are"),
        ("iss={issuer}&login_hint=1&lti_deployment_id=9", 400, "under a deployment that the settings do not name"),
    ],
)
def test_each_beginning_that_is_none_has_its_sentence(
    moodle: Launching, query: str, status: int, sentence: str
) -> None:
    answer = moodle.site.browser().get(f"/lti/login?{query.format(issuer=moodle.moodle.issuer)}")

    assert (answer.status_code, sentence in answer.text) == (status, True), answer.text


def test_a_hint_has_a_length(moodle: Launching) -> None:
    said = moodle.moodle.begins(lti_message_hint="x" * 9_000)

    assert moodle.site.browser().client.get("/lti/login", query_string=said).status_code == 400


def test_a_key_that_it_does_not_publish_signs_nothing(moodle: Launching) -> None:
    moodle.moodle.publishes = [RSAKey.generate_key(2_048, {"kid": "other"})]

    answer = moodle.launch(moodle.site.browser())

    assert "signed by a key that it does not publish" in answer.text


def test_a_new_key_is_looked_for_and_taken(moodle: Launching) -> None:
    moodle.launch(moodle.site.browser())
    moodle.moodle.key = RSAKey.generate_key(2_048, {"kid": "new"})
    moodle.minutes_later(2)

    assert moodle.launch(moodle.site.browser()).status_code == 303


@pytest.mark.parametrize("body", [b"[]", b"<html>", b'{"keys": 3}', b'{"keys": [{"kty": "RSA"}]}'])
def test_keys_that_cannot_be_read_sign_nobody_in(moodle: Launching, body: bytes) -> None:
    def responds(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    moodle.moodle.responds["/jwks"] = responds

    answer = moodle.launch(moodle.site.browser())

    assert (answer.status_code, "signed by a key that it does not publish" in answer.text) == (400, True)


def test_whose_keys_are_down_is_told_so(moodle: Launching) -> None:
    moodle.moodle.responds["/jwks"] = hang_up

    answer = moodle.launch(moodle.site.browser())

    assert (answer.status_code, "does not answer just now" in answer.text) == (503, True)


def test_a_token_of_megabytes_is_not_read(moodle: Launching) -> None:
    answer = moodle.site.app.test_client().post("/lti/launch", data={"state": "x", "id_token": "x" * 200_000})

    assert answer.status_code == 400
    assert "Set-Cookie" not in answer.headers


def test_who_has_no_address_there_is_asked_which_account_is_theirs(moodle: Launching) -> None:
    moodle.moodle.wrong["email"] = None
    browser = moodle.site.browser()

    answer = moodle.launch(browser)

    assert answer.location == "/lti/link"
    assert "It gives no e-mail address for you" in browser.get("/lti/link").text
    assert not is_signed_in(browser)


def test_its_sentences_are_french_for_who_reads_french(moodle: Launching) -> None:
    moodle.moodle.wrong[f"{CLAIM}deployment_id"] = "2"
    browser = moodle.site.browser()
    asked = moodle.begin(browser)

    answer = browser.client.post(
        "/lti/launched",
        data={"state": asked["state"], "id_token": moodle.moodle.id_token(asked["nonce"])},
        headers={"Accept-Language": "fr"},
    )

    assert "sous un déploiement" in answer.text
