"""A real browser before the sample school: Debian's Chromium, and a server on a free loopback port."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from tests.chromium import PATIENCE_SECONDS
from tests.web.crowd import enroll_crowd
from tests.web.installation import Installation, install


@dataclass
class Visits:
    """Opens pages as somebody, in a language and on a screen."""

    site: Installation
    address: str
    browser: Browser

    @contextmanager
    def by(
        self,
        handle: str | None,
        *,
        language: str = "fr",
        scheme: str = "light",
        width: int = 1280,
        scripts: bool = True,
    ) -> Iterator[Page]:
        """Open a browser window with this person signed in; a script's error fails the test."""
        context = self.browser.new_context(
            base_url=self.address,
            locale=language,
            color_scheme="dark" if scheme == "dark" else "light",
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        if handle is not None:
            cookie = self.site.cookie(handle)
            context.add_cookies([{"name": cookie["name"], "value": cookie["value"], "url": self.address}])
        context.set_default_timeout(1_000 * PATIENCE_SECONDS)
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if "Content Security Policy" in line.text else None)
        yield page
        context.close()
        assert errors == []


@pytest.fixture(scope="session")
def visits(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    with install(tmp_path_factory.mktemp("visits")) as site, served(site) as address:
        with site.database.begin() as tx:
            tx.people.set_password_hash("P-ada", "that of no password")
        yield Visits(site, address, chromium)


@pytest.fixture(scope="session")
def crowd(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    """Yield a board of more learners and exercises than one page shows."""
    with install(tmp_path_factory.mktemp("crowd")) as site, served(site) as address:
        enroll_crowd(site.database, learners=100, exercises=75)
        yield Visits(site, address, chromium)


@pytest.fixture(scope="session")
def class_of_18(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    """Yield a board as a class has it: 18 learners and 24 exercises."""
    with install(tmp_path_factory.mktemp("class")) as site, served(site) as address:
        enroll_crowd(site.database, learners=10, exercises=18)
        yield Visits(site, address, chromium)


@contextmanager
def served(site: Installation) -> Iterator[str]:
    """Yield the address at which a server answers for this installation."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, site.app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
