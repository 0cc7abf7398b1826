"""Debian's Chromium, started once for all tests that look at pages."""

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

PATIENCE_SECONDS = 60
"""Longer than a busy machine needs for whatever a page is to show."""


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("needs Chromium")
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 - most tests need no browser

    expect.set_options(timeout=1_000 * PATIENCE_SECONDS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()
