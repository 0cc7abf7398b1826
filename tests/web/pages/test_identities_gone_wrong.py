"""What goes wrong at a provider: a sentence each, an event of the log, nobody signed in, nothing lost."""

import re
from collections.abc import Callable

import pytest
from structlog.testing import capture_logs
from werkzeug.test import TestResponse

from tests.identity_providers.stand_in import StandIn, answer, hang_up, lead, new_key
from tests.web.pages.test_identities import Two, notice
from tests.web.pages.test_identities import two as two  # noqa: PLC0414 - a fixture
from tests.web.site import Browser

Spoil = Callable[[StandIn], None]


def wrong(**claims: object) -> Spoil:
    return lambda ecole: ecole.wrong.update(claims)


def says(**discovery: object) -> Spoil:
    return lambda ecole: ecole.discovery.update(discovery)


def responds(path: str, document: object, status: int = 200) -> Spoil:
    return lambda ecole: ecole.responds.update({path: lambda request: answer(request, document, status)})


def leads(path: str) -> Spoil:
    return lambda ecole: ecole.responds.update({path: lambda request: lead(request, "http://127.0.0.1:1/elsewhere")})


def signs_with_another(ecole: StandIn) -> None:
    ecole.signs_with = new_key()


def forges(ecole: StandIn) -> None:
    """Sign with a key of one's own that calls itself by the name of a key that is published."""
    ecole.signs_with = type(ecole.publishes[0]).generate_key("P-256", {"kid": str(ecole.publishes[0].kid)})


def unsigned(ecole: StandIn) -> None:
    _, claims, _ = ecole.id_token("any").split(".")
    none = "eyJhbGciOiJub25lIn0"
    responds("/token", {"id_token": f"{none}.{claims}.", "access_token": "a"})(ecole)


def at(ecole: StandIn, seconds: int) -> int:
    return int(ecole.now().timestamp()) + seconds


WRONG: dict[str, tuple[Spoil, str, str]] = {
    "it hangs up": (lambda one: one.responds.update({"/token": hang_up}), "away", "does not answer just now"),
    "an answer without end": (responds("/token", b" " * 300_000), "away", "does not answer just now"),
    "no discovery": (responds("/.well-known/openid-configuration", {}, 404), "discovery", "is not set up"),
    "no JSON": (responds("/.well-known/openid-configuration", b"<html>"), "discovery", "is not set up"),
    "a nest without end": (responds("/.well-known/openid-configuration", b"[" * 200_000), "discovery", "is not set up"),
    "a list": (responds("/.well-known/openid-configuration", []), "discovery", "is not set up"),
    "it leads elsewhere": (leads("/.well-known/openid-configuration"), "discovery", "is not set up"),
    "another's discovery": (says(issuer="https://evil.example"), "issuer", "comes from elsewhere"),
    "tokens from elsewhere": (says(token_endpoint="https://evil.example/token"), "discovery", "is not set up"),
    "keys from a file": (says(jwks_uri="file:///etc/passwd"), "discovery", "is not set up"),
    "a browser led to a script": (says(authorization_endpoint="javascript:alert(1)"), "discovery", "is not set up"),
    "a user in front": (says(authorization_endpoint="http://127.0.0.1@evil.example/"), "discovery", "is not set up"),
    "the code is refused": (responds("/token", {"error": "invalid_grant"}, 400), "answer", "did not confirm"),
    "no ID token": (responds("/token", {"access_token": "a"}), "answer", "did not confirm"),
    "no signature at all": (unsigned, "signature", "not signed as it should be"),
    "no token at all": (responds("/token", {"id_token": "x.y.z"}), "signature", "not signed as it should be"),
    "an unknown key": (signs_with_another, "key", "a key that it does not publish"),
    "a wrong signature": (forges, "key", "a key that it does not publish"),
    "keys that are none": (responds("/jwks", {"keys": ["x"]}), "key", "a key that it does not publish"),
    "another issuer": (wrong(iss="https://evil.example"), "issuer", "comes from elsewhere"),
    "another audience": (wrong(aud="other"), "audience", "meant for another site"),
    "for several, by another": (wrong(aud=["grader", "other"], azp="other"), "audience", "meant for another site"),
    "another sign-in": (wrong(nonce="other"), "nonce", "belongs to another sign-in"),
    "no nonce": (wrong(nonce=None), "nonce", "belongs to another sign-in"),
    "over": (lambda one: one.wrong.update(exp=at(one, -61)), "late", "is too old"),
    "never over": (wrong(exp=None), "late", "is too old"),
    "of tomorrow": (lambda one: one.wrong.update(iat=at(one, 86_400)), "late", "is too old"),
    "not yet": (lambda one: one.wrong.update(nbf=at(one, 61)), "late", "is too old"),
    "nobody": (wrong(sub=None), "answer", "did not confirm"),
    "a subject of numbers": (wrong(sub=17), "answer", "did not confirm"),
    "an endless subject": (wrong(sub="a" * 256), "answer", "did not confirm"),
}


def tried(two: Two, browser: Browser) -> TestResponse:
    """Go as far as it goes: to the provider and back, or back at once."""
    page = browser.post("/sign-in/with/ecole", next="/account")
    return page if page.status_code == 303 else two.come(browser, next="/account")


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_trusted_signs_nobody_in(two: Two, name: str) -> None:
    spoil, fault, sentence = WRONG[name]
    spoil(two.ecole)
    browser = two.site.browser()

    with capture_logs() as logs:
        back = tried(two, browser)

    assert back.location == "/sign-in?next=/account"
    assert sentence in notice(browser, back)
    assert [one["fault"] for one in logs if one["event"] == "provider_failed"] == [fault]
    assert browser.get("/account").status_code == 302
    assert browser.sign_in("ada").status_code == 303  # the password works as before


@pytest.mark.parametrize("claims", [{"exp": 0}, {"iat": 59}, {"nbf": 59}])
def test_clocks_may_differ_by_a_minute(two: Two, claims: dict[str, int]) -> None:
    two.ecole.wrong |= {name: at(two.ecole, seconds) for name, seconds in claims.items()}

    assert tried(two, two.site.browser()).location == "/account"


def test_new_keys_are_found_and_unknown_ones_are_not_looked_for_again_and_again(two: Two) -> None:
    tried(two, two.site.browser())
    two.ecole.signs_with = new_key()
    for _ in range(5):
        tried(two, two.site.browser())

    # Within a minute of having looked, nobody looks again; see test_openid for the minute after.
    assert two.ecole.asked["/jwks"] == 1


def test_what_a_provider_says_of_itself_is_asked_once(two: Two) -> None:
    for _ in range(3):
        tried(two, two.site.browser())

    assert two.ecole.asked["/.well-known/openid-configuration"] == 1


def test_a_provider_that_is_away_is_not_asked_again_at_once(two: Two) -> None:
    two.ecole.responds["/.well-known/openid-configuration"] = hang_up
    for _ in range(3):
        tried(two, two.site.browser())

    assert two.ecole.asked["/.well-known/openid-configuration"] == 1


SAID: dict[str, tuple[dict[str, object], str, str]] = {
    "no address": ({"email": None}, "identity_no_email", "gives no e-mail address"),
    "what is no address": ({"email": "ada"}, "identity_no_email", "gives no e-mail address"),
    "another's letters": ({"email": "ada@example.or\N{KELVIN SIGN}"}, "identity_no_email", "gives no e-mail address"),
    "not verified": ({"email_verified": False}, "identity_unverified", "has not verified"),
    "nothing of verifying": ({"email_verified": None}, "identity_unverified", "has not verified"),
    "verified, as a text": ({"email_verified": "no"}, "identity_unverified", "has not verified"),
    "nobody's address": ({"email": "eve@example.org"}, "identity_unknown", "Nobody here has"),
}


@pytest.mark.parametrize("name", SAID)
def test_whoever_is_not_known_reads_why(two: Two, name: str) -> None:
    claims, code, sentence = SAID[name]
    two.ecole.wrong |= claims
    browser = two.site.browser()

    with capture_logs() as logs:
        back = tried(two, browser)

    assert sentence in notice(browser, back)
    assert [one["code"] for one in logs if one["event"] == "identity_refused"] == [code]
    assert browser.get("/account").status_code == 302


def test_addresses_of_two_people_open_neither(two: Two) -> None:
    two.set_email("karim", "karim@example.org")
    two.github.emails.append({"email": "karim@example.org", "verified": True})
    browser = two.site.browser()

    assert "belong to two accounts" in notice(browser, two.come(browser, "/sign-in/with/github"))


def test_githubs_addresses_count_where_they_are_verified(two: Two) -> None:
    two.github.emails = [
        {"email": "ada@example.org", "verified": False},
        {"email": "583231+octo-ada@users.noreply.github.com", "verified": True},
    ]
    browser = two.site.browser()

    assert "has not verified" in notice(browser, two.come(browser, "/sign-in/with/github"))


@pytest.mark.parametrize("user", [{"login": "octo-ada"}, {"id": True, "login": "x"}, {"id": "1", "login": "x"}, []])
def test_github_must_say_a_number(two: Two, user: dict[str, object]) -> None:
    two.github.user = user
    browser = two.site.browser()

    assert "did not confirm" in notice(browser, two.come(browser, "/sign-in/with/github"))


def test_another_error_of_the_provider_is_its_own(two: Two) -> None:
    browser = two.site.browser()
    state = re.search(r"state=([\w-]+)", two.leave(browser))
    assert state is not None

    back = browser.get(f"/sign-in/from/ecole?error=temporarily_unavailable&state={state[1]}")

    assert "did not confirm" in notice(browser, back)


def test_an_answer_that_names_another_issuer_is_not_taken(two: Two) -> None:
    browser = two.site.browser()
    state = re.search(r"state=([\w-]+)", two.leave(browser))
    assert state is not None

    back = browser.get(f"/sign-in/from/ecole?code=x&state={state[1]}&iss=https://evil.example")

    assert "comes from elsewhere" in notice(browser, back)
    assert two.ecole.asked["/token"] == 0


def test_a_state_of_one_provider_is_none_of_another(two: Two) -> None:
    browser = two.site.browser()
    state = re.search(r"state=([\w-]+)", two.leave(browser))
    assert state is not None

    assert "not begun" in notice(browser, browser.get(f"/sign-in/from/github?code=x&state={state[1]}"))


def test_in_french_it_is_a_french_sentence(two: Two) -> None:
    two.ecole.responds["/.well-known/openid-configuration"] = hang_up
    browser = two.site.browser()
    browser.post("/language", language="fr", next="/")

    sentence = notice(browser, tried(two, browser))

    assert sentence.startswith("École SSO ne répond pas en ce moment.")
