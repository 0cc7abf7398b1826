"""The browser of a check: asked of the learner's sandbox, spoken to over the bridge, and let go with the check."""

import contextlib
import os
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from runner_images.common.kinds.page import driver
from runner_images.common.kinds.page.bridge import Bridge
from runner_images.common.kinds.sandbox import KindSandbox

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HAND_IN = "http://localhost:4000"
"""Where the learner's sandbox serves their files."""
_PATIENCE_SECONDS, _MOST_PATIENCE_SECONDS = 2.0, 10.0
_TIMES = 10
_RESERVE_SECONDS = 0.4
"""Of a check's time: enough to tell what the page lacked."""
_MOST_BYTES = 64 << 20


class OpenedBrowser:
    """What the tests hold of one browser."""

    def __init__(self, sandbox: KindSandbox) -> None:
        """Have the one of the check's sandbox.

        Raises:
            NoCommandError: nothing in the image is a browser.
        """
        sandbox.settle()
        began = time.monotonic()
        self.sandbox = sandbox
        self.program = sandbox.door.companion()
        to_browser, from_browser, errors = self.program.ends
        os.close(errors)
        self._bridge = Bridge(to_browser, from_browser, most_bytes=_MOST_BYTES)
        self.browser: Browser = driver.playwright().chromium.connect_over_cdp(
            self._bridge.address, timeout=self.milliseconds(upper=60)
        )
        slowness = time.monotonic() - began
        patience = min(max(_PATIENCE_SECONDS, _TIMES * slowness), _MOST_PATIENCE_SECONDS)
        self.patience_seconds = min(patience, max(self._left / 2, 0.05))
        """How long an expectation or a click waits where the test does not say: longer on a busy machine.

        What the page lacks is told then, and not that the time was over.
        """

    def milliseconds(self, *, upper: float) -> float:
        """Return what is left of the check's time, at most `upper` seconds of it, as Playwright counts."""
        return 1_000 * min(max(self._left, 0.05), upper)

    @property
    def _left(self) -> float:
        """Return what is left of the check's time, in seconds, but for the reserve."""
        return self.sandbox.learner.deadline - time.monotonic() - _RESERVE_SECONDS

    @property
    def flooded(self) -> bool:
        """Tell whether it was let go as it said more than anybody reads."""
        return self._bridge.flooded

    @property
    def is_gone(self) -> bool:
        """Tell whether nothing more comes of it."""
        return self._bridge.gone.is_set()

    def close(self) -> None:
        """Let go of it."""
        self._bridge.close()


@contextlib.contextmanager
def opened(sandbox: KindSandbox) -> Iterator[OpenedBrowser]:
    """Yield the check's browser."""
    browser = OpenedBrowser(sandbox)
    try:
        yield browser
    finally:
        browser.close()
