"""Every page, in both languages and both colour schemes: readable by all, and no wider than a small telephone.

French is tried by `make test`; English, which says the same in shorter words, is `thorough`.
"""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visits
from tests.browser.places import AXE, BEYOND, PLACES, RUN_AXE, RUN_AXE_ON_COLOURS, UNFOLD, Place, address

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LANGUAGES = pytest.mark.parametrize("language", ["fr", pytest.param("en", marks=pytest.mark.thorough)])


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest) -> Place:
    return PLACES[request.param]


@LANGUAGES
def test_it_is_for_everybody(visits: Visits, place: Place, language: str):
    """Axe finds nothing by day or night, nothing scrolls sideways at 320 px, and without scripts it says the same."""
    there = address(place, visits.site.school)

    with visits.by(place[0], language=language) as page:
        page.goto(there)
        said = words(page)
        page.evaluate(UNFOLD)
        # As the console does: the page's own policy lets no foreign script in.
        page.evaluate(AXE)
        by_day = page.evaluate(RUN_AXE)
        page.emulate_media(color_scheme="dark")
        by_night = page.evaluate(RUN_AXE_ON_COLOURS)  # nothing but colours is another
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto(there)
        page.evaluate(UNFOLD)
        beyond = page.evaluate(BEYOND)
    with visits.by(place[0], language=language, scripts=False) as page:
        page.goto(there)
        said_without = words(page)

    assert (by_day, by_night, beyond) == ([], [], 0)
    assert said_without == said


def words(page: Page) -> tuple[str, int]:
    """Return a page's heading, and how many links it has."""
    return page.locator("h1").inner_text(), page.locator("main a").count()


def test_axe_would_find_something(visits: Visits):
    with visits.by(None) as page:
        page.goto("/help/")
        page.evaluate(AXE)
        page.evaluate("document.body.append(document.createElement('button'))")

        assert len(page.evaluate(RUN_AXE)) > 0


def test_axe_would_find_a_colour_that_is_too_pale(visits: Visits):
    with visits.by(None) as page:
        page.goto("/help/")
        page.evaluate(AXE)
        page.evaluate("document.querySelector('main p').style.color = '#eee'")

        assert len(page.evaluate(RUN_AXE_ON_COLOURS)) > 0
