"""Every page, in both languages and both colour schemes: readable by all, and no wider than a small telephone.

French is tried by `make test`; English, which says the same in shorter words, is `thorough`.
"""

import pytest

from tests.browser.conftest import Visits
from tests.browser.places import AXE, BEYOND, PLACES, RUN_AXE, UNFOLD, Place, address

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LANGUAGES = pytest.mark.parametrize("language", ["fr", pytest.param("en", marks=pytest.mark.thorough)])


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest) -> Place:
    return PLACES[request.param]


@LANGUAGES
def test_axe_finds_nothing_by_day_or_night(visits: Visits, place: Place, language: str):
    found = {}

    with visits.by(place[0], language=language) as page:
        page.goto(address(place, visits.site.school))
        page.evaluate(UNFOLD)
        # As the console does: the page's own policy lets no foreign script in.
        page.evaluate(AXE)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found[scheme] = page.evaluate(RUN_AXE)

    assert found == {"light": [], "dark": []}


def test_axe_would_find_something(visits: Visits):
    with visits.by(None) as page:
        page.goto("/help/")
        page.evaluate(AXE)
        page.evaluate("document.body.append(document.createElement('button'))")

        assert len(page.evaluate(RUN_AXE)) > 0


@LANGUAGES
def test_nothing_scrolls_sideways_at_320_pixels(visits: Visits, place: Place, language: str):
    with visits.by(place[0], language=language, width=320) as page:
        page.goto(address(place, visits.site.school))
        page.evaluate(UNFOLD)

        assert page.evaluate(BEYOND) == 0


def test_without_scripts_the_page_says_the_same(visits: Visits, place: Place):
    texts = []

    for scripts in (True, False):
        with visits.by(place[0], scripts=scripts) as page:
            page.goto(address(place, visits.site.school))
            texts.append((page.locator("h1").inner_text(), page.locator("main a").count()))

    assert texts[0] == texts[1]
