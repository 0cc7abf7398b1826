"""Playwright's driver: a process of the tests' own that takes a second to begin, and begins before there is a run."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

IMPORTS = ("playwright.sync_api", "httpx")
"""What the kinds of the web import at their first use."""
_NODE = "/usr/bin/node"
_begun: "list[Playwright]" = []


def begin() -> None:
    """Begin it in this process, which is its only user."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - no other image has it

    # It looks for a home, which the user of a run's tests does not have.
    surroundings = {"PLAYWRIGHT_NODEJS_PATH": _NODE, "HOME": os.environ.get("TMPDIR", os.sep)}
    os.environ.update(surroundings)
    _begun.append(sync_playwright().start())
    for name in surroundings:
        del os.environ[name]


def playwright() -> "Playwright":
    """Return Playwright; in an image without browser it raises as an import does that finds nothing."""
    if not _begun:
        begin()
    return _begun[0]
