"""How the learner's page was when a test failed: a picture of it, and what a screen reader finds in it."""

import base64
import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from runner_images.common.tests.literals import cut_middle
from runner_images.common.wire.limits import SCREENSHOT_CHARACTERS, TREE_CHARACTERS
from runner_images.common.wire.reports import ReportedScreenshot
from runner_images.common.wire.storable_text import tidy

if TYPE_CHECKING:
    from playwright.sync_api import Page

_FORMATS: tuple[dict[str, Any], ...] = (
    {"type": "png"},
    {"type": "jpeg", "quality": 60},
    {"type": "jpeg", "quality": 20},
)
"""A page of text is smallest, and sharp, as PNG; one of photographs may be too large for it."""


def screenshot(page: "Page", milliseconds: Callable[[], float]) -> ReportedScreenshot | None:
    """Return how `page` looks now; None where it does not answer in time.

    Args:
        milliseconds: how long the next step may take.
    """
    from playwright.sync_api import Error  # noqa: PLC0415 - no other image has it

    image, tree = "", ""
    with contextlib.suppress(Error):
        tree = page.locator("body").aria_snapshot(timeout=milliseconds())
        image = _image(page, milliseconds)
    return ReportedScreenshot(image, tidy(cut_middle(tree, TREE_CHARACTERS))) if image or tree else None


def _image(page: "Page", milliseconds: Callable[[], float]) -> str:
    """Return what is seen of it in base64; an empty text where no format makes it small enough."""
    for form in _FORMATS:
        image = base64.b64encode(page.screenshot(**form, timeout=milliseconds(), scale="css")).decode()
        if len(image) <= SCREENSHOT_CHARACTERS:
            return image
    return ""
