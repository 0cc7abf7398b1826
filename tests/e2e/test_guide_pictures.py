"""The pictures of the guides, taken from the demo as people see it: `make pictures` writes them anew."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from grader.assembly import assemble
from grader.commands.demo.demo_cohorts import FIRST, visit
from grader.commands.demo.people import NEWCOMERS
from grader.settings import Settings
from tests.e2e.processes import Program, eventually
from tests.ports import port_of, reserve_port

pytestmark = [
    pytest.mark.docker,
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(1_200),
    pytest.mark.skipif("GUIDE_PICTURES" not in os.environ, reason="writes pictures, where GUIDE_PICTURES asks for it"),
]
FOLDER = Path(__file__).parents[2] / "web" / "static" / "guides"
HEAVIEST_BYTES, COLOURS = 120_000, 128
MARGIN = 8
NEWCOMER, PASSWORD = NEWCOMERS[0].handle, "quatre mots sans rapport"


@dataclass(frozen=True)
class Picture:
    """What a picture shows: a page, from one part of it to another.

    Attributes:
        who: Whose page it is.
        link: What is followed on that page first, where the picture is of another.
        first: The part at whose top the picture begins.
        last: The part at whose end it ends.
        width: Of the window.
    """

    who: str
    path: str
    first: str
    last: str
    link: str = ""
    width: int = 900


PICTURES = {
    "first-day": Picture(NEWCOMER, "/", "main h1", "main ol.steps"),
    "answer": Picture(
        "ada", "/people/ada/tries?exercise=bonjour", "main h1", "main .comparison", "main a[href*='/submissions/']"
    ),
    "today": Picture("ines", f"/cohorts/{FIRST.slug}/today", "main h1", "ul.watched > li >> nth=4"),
    "board": Picture("ines", f"/cohorts/{FIRST.slug}", "main h1", "main table", width=1100),
    "operator": Picture("odile", "/operator", "main h1", "section[aria-labelledby=hosts]"),
}


@dataclass(frozen=True)
class Demo:
    """A demo that runs, and what opens its people's accounts."""

    address: str
    passwords: dict[str, str]
    browser: Browser

    @contextmanager
    def by(self, handle: str, *, language: str, width: int) -> Iterator[Page]:
        """Open a browser window with this person signed in."""
        context = self.browser.new_context(
            base_url=self.address, locale=language, viewport={"width": width, "height": 800}, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto("/sign-in")
        page.locator("input[name=handle]").fill(handle)
        page.locator("input[name=password]").fill(self.passwords[handle])
        page.locator("main form button").first.click()
        page.wait_for_url(lambda address: "/sign-in" not in address)
        yield page
        context.close()


@pytest.fixture(scope="module")
def demo(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    data = tmp_path_factory.mktemp("demo") / "data"
    with reserve_port() as held:
        port = port_of(held)
    settings = Settings(data=data, port=port, public_url=f"http://127.0.0.1:{port}")
    chosen = {"GRADER_DATA": str(data), "GRADER_PORT": str(port), "GRADER_LANGUAGE": "fr"}
    program = Program("demo", {**os.environ, **chosen}, data.with_name("log"))
    program.start()
    try:
        eventually(lambda: "L'historique est complet" in program.written(), what="the demo's history", seconds=900)
        keys = json.loads((data / "demo" / "keys.json").read_text("utf-8"))
        visit(NEWCOMER, PASSWORD, assemble(settings))
        passwords = {handle: password for handle, (password, _) in keys.items()}
        yield Demo(str(settings.public_url), {**passwords, NEWCOMER: PASSWORD}, chromium)
    finally:
        program.stop()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_light_enough(name: str, language: str, demo: Demo) -> None:
    picture, target = PICTURES[name], FOLDER / language / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)

    with demo.by(picture.who, language=language, width=picture.width) as page:
        page.goto(picture.path)
        if picture.link:
            page.locator(picture.link).last.click()
        Image.open(BytesIO(taken(page, picture))).convert("RGB").quantize(COLOURS).save(target, optimize=True)

    assert target.stat().st_size < HEAVIEST_BYTES


def taken(page: Page, picture: Picture) -> bytes:
    """Return the page from the top of one part to the end of another, a margin around."""
    first, last = (page.locator(part).first.bounding_box() for part in (picture.first, picture.last))
    assert first is not None
    assert last is not None
    top = first["y"] - MARGIN
    height = last["y"] + last["height"] + MARGIN - top
    return page.screenshot(full_page=True, clip={"x": 0, "y": top, "width": picture.width, "height": height})
