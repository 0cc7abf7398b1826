"""The pictures of the guides, taken from the sample school as people see it: `GUIDE_PICTURES=1 pytest` on this file."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visits
from tests.browser.places import Place, address

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("GUIDE_PICTURES" not in os.environ, reason="writes pictures, where GUIDE_PICTURES asks for it"),
]
FOLDER = Path(__file__).parents[2] / "web" / "static" / "guides"
HEAVIEST_BYTES = 120_000
MARGIN = 8


@dataclass(frozen=True)
class Picture:
    """What a picture shows: a page, from one part of it to another.

    Attributes:
        first: The part at whose top the picture begins.
        last: The part at whose end it ends.
        width: Of the window.
    """

    place: Place
    first: str
    last: str
    width: int = 900


PICTURES = {
    "first-day": Picture(("samira", "/"), "main h1", "main ol.steps"),
    "answer": Picture(("ada", "bonjour"), "main h1", "main .comparison"),
    "today": Picture(("ines", "/cohorts/web-2610/today"), "main h1", "main section"),
    "board": Picture(("ines", "/cohorts/web-2610"), "main h1", "main table", 1100),
    "operator": Picture(("olga", "/operator"), "main h1", "section[aria-labelledby=hosts]"),
}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_light_enough(name: str, language: str, visits: Visits) -> None:
    picture, target = PICTURES[name], FOLDER / language / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)

    with visits.by(picture.place[0], language=language, width=picture.width) as page:
        page.goto(address(picture.place, visits.site.school))
        target.write_bytes(taken(page, picture))

    assert target.stat().st_size < HEAVIEST_BYTES


def taken(page: Page, picture: Picture) -> bytes:
    """Return the page from the top of one part to the end of another, a margin around."""
    first, last = (page.locator(part).first.bounding_box() for part in (picture.first, picture.last))
    assert first is not None
    assert last is not None
    top = first["y"] - MARGIN
    height = last["y"] + last["height"] + MARGIN - top
    return page.screenshot(full_page=True, clip={"x": 0, "y": top, "width": picture.width, "height": height})
