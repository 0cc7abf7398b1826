"""What guards every answer: headers, cookie, CSRF, host, size, and how often something may be tried."""

import logging
import re
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.adapters.redis.server import RedisServer
from tests.web.site import GOOD, OTHER, Site, open_site
from web.app import create_app
from web.http.session_cookie import secret_key

EVERYWHERE = ("/sign-in", "/account", "/nothing", "/static/nothing", "/invitations/invented")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with open_site(tmp_path) as site:
        yield site


@pytest.fixture
def safe_site(tmp_path: Path) -> Iterator[Site]:
    with open_site(tmp_path, public_url="https://ecole.example") as site:
        yield site


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_carries_the_headers(site: Site, path: str) -> None:
    headers = site.browser().get(path).headers

    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'nonce-")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers


def test_every_answer_has_a_nonce_of_its_own(site: Site) -> None:
    browser = site.browser()

    policies = {browser.get("/sign-in").headers["Content-Security-Policy"] for _ in range(3)}

    assert len(policies) == 3


def test_no_page_needs_an_inline_script_or_style(site: Site) -> None:
    browser = site.browser("ada")
    pages = [browser.get(path).text for path in ("/account", "/nothing")] + [site.browser().get("/sign-in").text]

    assert not any(re.search(r"<script(?![^>]* src=)|<style| style=| on\w+=", page) for page in pages)


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(site: Site) -> None:
    cookie = site.browser().sign_in("ada").headers["Set-Cookie"]

    assert cookie.startswith("grader-8000=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_over_https_the_cookie_and_the_site_stay_there(safe_site: Site) -> None:
    client = safe_site.app.test_client()

    page = client.get("/sign-in", base_url="https://ecole.example")

    assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert re.match(r"__Host-grader=.*; Secure; HttpOnly; Path=/; SameSite=Lax$", page.headers["Set-Cookie"])


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/language", "/account/tokens", "/account/sessions/revoke"])
@pytest.mark.parametrize("form", [{}, {"csrf_token": "invented"}])
def test_a_form_that_no_page_of_ours_made_changes_nothing(site: Site, path: str, form: dict[str, str]) -> None:
    browser = site.browser("ada")

    answer = browser.client.post(path, data=form, headers={"Accept-Language": "en"})

    assert answer.status_code == 400
    assert "Nothing was saved." in answer.text
    assert browser.get("/account").status_code == 200


def test_git_needs_no_form(site: Site) -> None:
    answer = site.browser().client.post("/git/web-2610/ada.git/git-receive-pack", data=b"0000")

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Basic")


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "ecole.example:8000@evil.example"])
def test_another_host_is_refused(site: Site, host: str) -> None:
    answer = site.app.test_client().get("/sign-in", headers={"Host": host})

    assert answer.status_code == 400


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "localhost"])
def test_the_machine_itself_may_ask(site: Site, host: str) -> None:
    assert site.app.test_client().get("/sign-in", headers={"Host": host}).status_code == 200


def test_a_form_takes_a_megabyte_at_most(site: Site) -> None:
    answer = site.browser().post("/sign-in", handle="ada", password="x" * 1_100_000)

    assert answer.status_code == 413
    assert "git push" in answer.text


def test_a_push_may_be_larger_than_a_form(site: Site) -> None:
    answer = site.browser().client.post("/git/web-2610/ada.git/git-receive-pack", data=b"x" * 1_100_000)

    assert answer.status_code == 401


def test_a_guessed_handle_is_closed_for_some_minutes_even_to_the_right_password(site: Site) -> None:
    browser = site.browser()
    answers = [browser.sign_in("ada", OTHER).status_code for _ in range(20)]

    closed = browser.sign_in(" ADA ", GOOD)

    assert set(answers) == {400}
    assert closed.status_code == 429
    assert re.search(r"Wait \d+\smin", closed.text)
    assert browser.sign_in("karim").status_code == 303


def test_a_class_behind_one_address_signs_in(site: Site) -> None:
    answers = {site.browser().sign_in("ada").status_code for _ in range(40)}

    assert answers == {303}


def test_tokens_are_not_made_without_end(site: Site) -> None:
    browser = site.browser("ada")
    for number in range(20):
        browser.post("/account/tokens", label=f"laptop {number}")

    assert browser.post("/account/tokens", label="laptop").status_code == 429


def test_without_redis_limits_go_on_in_memory_and_it_is_logged(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, "flask-limiter")
    browser, begun = site.browser(), time.monotonic()

    answers = [browser.sign_in("ada", OTHER).status_code for _ in range(21)]

    assert answers[-1] == 429
    assert time.monotonic() - begun < 60
    assert "falling back to in-memory storage" in caplog.text


def test_with_redis_all_web_processes_count_together(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder, open_site(tmp_path, redis_url=f"unix://{folder}/redis.sock") as site:
        server = RedisServer(Path(folder) / "redis.sock")
        server.start()
        for _ in range(20):
            site.browser().sign_in("ada", OTHER)

        site.app = create_app(site.grader)
        answer = site.browser().sign_in("ada")
        server.stop()

    assert answer.status_code == 429


def test_the_key_of_cookies_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    keys = {secret_key(tmp_path) for _ in range(2)}

    assert len(keys) == 1
    assert len(keys.pop()) == 32
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]
