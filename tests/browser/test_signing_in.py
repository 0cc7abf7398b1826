"""Signing in through two providers and back, in a real browser, one of them a certified provider of OpenID Connect."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from grader.domain.identities.provider import Kind, Provider
from tests.browser.places import AXE, BEYOND, RUN_AXE
from tests.chromium import PATIENCE_SECONDS
from tests.identity_providers.github import serving_github
from tests.identity_providers.real_provider import serving_real
from tests.identity_providers.stand_in import CLIENT, SECRET
from tests.ports import port_of, reserve_port
from tests.web.site import Clock, Site, open_site

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("npm") is None, reason="needs Node and npm"),
]


class TimeOfDay(Clock):
    """The machine's clock, by which a real provider signs, too."""

    def __call__(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class Doors:
    """A site with two providers, and what opens it."""

    site: Site
    address: str
    ecole: str
    browser: Browser

    @contextmanager
    def opened(self, *, scripts: bool = True) -> Iterator[Page]:
        """Open a window; what our policy of contents refuses fails the test."""
        context = self.browser.new_context(base_url=self.address, locale="en", java_script_enabled=scripts)
        context.set_default_timeout(1_000 * PATIENCE_SECONDS)
        page, refused = context.new_page(), list[str]()
        page.on("console", lambda line: refused.append(line.text) if "Content Security Policy" in line.text else None)
        yield page
        context.close()
        assert [line for line in refused if self.ecole not in line] == []


@pytest.fixture
def doors(chromium: Browser, tmp_path: Path) -> Iterator[Doors]:
    with reserve_port() as held:
        address = f"http://127.0.0.1:{port_of(held)}"
        with serving_real(f"{address}/sign-in/from/ecole", address) as ecole, serving_github() as github:
            github.emails = [{"email": "ada@example.org", "verified": True}]
            scopes = ("openid", "profile", "email")
            school = Provider("ecole", "École SSO", Kind.OPENID, ecole, CLIENT, SECRET, scopes, private=True)
            with open_site(tmp_path, school, github.provider(), public_url=address, clock=TimeOfDay()) as site:
                with site.grader.database.begin() as tx:
                    ada = tx.people.by_handle("ada")
                    assert ada is not None
                    tx.people.set_email(ada.id, "ada@example.org")
                with served(site, port_of(held)):
                    yield Doors(site, address, ecole, chromium)


@contextmanager
def served(site: Site, port: int) -> Iterator[None]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", port, site.app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield
    server.shutdown()
    server.server_close()


def agree(page: Page, login: str) -> None:
    """Sign in on the provider's own pages, and let it tell us who it is."""
    page.get_by_placeholder("Enter any login").fill(login)
    page.get_by_placeholder("and password").fill("any")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()


def test_through_two_providers_and_back(doors: Doors) -> None:
    with doors.opened() as page:
        page.goto("/account")
        page.get_by_role("button", name="Sign in with École SSO").click()
        agree(page, "ada")
        page.wait_for_url("**/account")
        page.get_by_role("button", name="Link GitHub").click()
        expect(page.get_by_text("GitHub is linked")).to_be_visible()

        page.get_by_role("button", name="Sign out", exact=True).click()
        page.get_by_role("link", name="Sign out of École SSO").click()
        page.get_by_role("button", name="Yes, sign me out").click()

        page.goto("/sign-in?next=/account")
        page.get_by_role("button", name="Sign in with GitHub").click()
        page.get_by_role("button", name="Let go of ada").click()
        expect(page.get_by_text("It opens your account no more")).to_be_visible()
        expect(page.get_by_text("octo-ada")).to_be_visible()


def test_whoever_is_not_verified_there_comes_back_to_the_password(doors: Doors) -> None:
    with doors.opened() as page:
        page.goto("/sign-in?next=/account")
        page.get_by_role("button", name="Sign in with École SSO").click()
        agree(page, "unverified")

        expect(page.get_by_text("has not verified your e-mail address yet")).to_be_visible()
        expect(page.get_by_label("Password", exact=True)).to_be_visible()


def test_who_says_no_there_comes_back_to_the_password(doors: Doors) -> None:
    with doors.opened() as page:
        page.goto("/sign-in")
        page.get_by_role("button", name="Sign in with École SSO").click()
        page.get_by_role("link", name="Cancel").click()

        expect(page.get_by_text("You said no at École SSO")).to_be_visible()


def test_it_works_without_scripts(doors: Doors) -> None:
    with doors.opened(scripts=False) as page:
        page.goto("/account")
        page.get_by_role("button", name="Sign in with GitHub").click()

        page.wait_for_url("**/account")
        expect(page.get_by_text("octo-ada")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_its_pages_are_for_everybody_and_every_width(doors: Doors, width: int) -> None:
    invitation = doors.site.invite("karim")

    with doors.opened() as page:
        page.set_viewport_size({"width": width, "height": 800})
        for path in ("/sign-in", invitation):
            page.goto(path)
            assert found_on(page) == (path, [], 0)
        page.get_by_role("button", name="Sign in with GitHub").click()
        page.wait_for_url("**/")
        page.goto("/account")
        assert found_on(page) == ("/account", [], 0)


def found_on(page: Page) -> tuple[str, list[str], int]:
    """Return a page's path, what shuts somebody out, and by how many pixels it is wider than its window."""
    page.evaluate(AXE)
    return urlsplit(page.url).path, page.evaluate(RUN_AXE), page.evaluate(BEYOND)
