"""The fixtures of the kind page: Playwright's own `page`, `context` and `browser`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from runner_images.common.kinds.page import opened_browser
from runner_images.common.kinds.page.accessibility import Axe
from runner_images.common.kinds.page.opened_browser import OpenedBrowser
from runner_images.common.kinds.page.visit import Visit
from runner_images.common.kinds.telling import TellingFixtures

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


class PageFixtures(TellingFixtures):
    """What a test may ask for by the name of a parameter."""

    @pytest.fixture
    def opened_browser(self) -> Iterator[OpenedBrowser]:
        """Yield the check's own browser, in the learner's sandbox."""
        with opened_browser.opened(self._sandbox) as browser:
            yield browser

    @pytest.fixture
    def browser(self, opened_browser: OpenedBrowser) -> "Browser":
        """Return it as Playwright has it."""
        return opened_browser.browser

    @pytest.fixture
    def visit(self, opened_browser: OpenedBrowser) -> Visit:
        """Return what is noted of the pages that the test opens."""
        visit = Visit(opened_browser)
        self._tellers.append(visit.verdict)
        return visit

    @pytest.fixture
    def context(self, visit: Visit) -> "BrowserContext":
        """Return a context whose addresses begin at the hand-in."""
        return visit.context

    @pytest.fixture
    def axe(self) -> Axe:
        """Return what looks for barriers in a page."""
        return Axe()

    @pytest.fixture
    def page(self, visit: Visit) -> "Page":
        """Return a page of Playwright's: `page.goto("index.html")` opens the learner's."""
        return visit.new_page()
