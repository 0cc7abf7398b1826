"""Every page, in both languages and both colour schemes: readable by all, and no wider than a telephone."""

from pathlib import Path

import pytest

from tests.browser.conftest import Visits

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
RUN_AXE = """async () => (await axe.run(document, {runOnly: {type: "tag", values: [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}})).violations.map(
    violation => violation.id + ": " + violation.nodes.map(node => node.html.slice(0, 160)).join(" | "))"""

PLACES = {
    "sign in": (None, "/sign-in"),
    "day of a learner": ("ada", "/"),
    "first day": ("samira", "/"),
    "day without a cohort": ("noor", "/"),
    "day of a trainer": ("ines", "/"),
    "day of an operator": ("olga", "/"),
    "account": ("ada", "/account"),
    "exercise": ("ada", "/exercises/bonjour"),
    "exercise, first time": ("samira", "/exercises/prix-ttc"),
    "exercise for a trainer": ("ines", "/exercises/covoiturage"),
    "almost": ("ada", "bonjour"),
    "stops": ("jean-luc", "bonjour"),
    "too slow": ("jean-luc", "prix-ttc"),
    "waiting": ("karim", "vote-de-la-promo"),
    "running": ("ada", "covoiturage"),
    "passed": ("chloe", "bonjour"),
    "incomplete": ("moussa", "covoiturage"),
    "not kept": ("moussa", "prix-ttc"),
    "comparison": ("moussa", "vote-de-la-promo"),
    "ours": ("lea", "covoiturage"),
    "board": ("ines", "/cohorts/web-2610"),
    "own board": ("ada", "/cohorts/web-2610"),
    "help": (None, "/help/"),
    "help with a word": ("ada", "/help/partial"),
    "help with Git": ("ada", "/help/git?q=fetch+first"),
    "accessibility": (None, "/help/accessibility"),
    "state of the service": (None, "/status"),
    "erasures ahead": ("paul", "/erasures"),
    "operation": ("olga", "/operator"),
    "who did what": ("olga", "/operator/audit"),
    "my data": ("ada", "/account/data"),
    "progress": ("karim", "/people/karim"),
    "all tries": ("ada", "/people/ada/tries"),
    "no such page": ("ada", "/nowhere"),
}
"""Who looks at what: an address, or an exercise for the newest hand-in."""


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, visits: Visits) -> tuple[str | None, str]:
    handle, path = PLACES[request.param]
    if path.startswith("/"):
        return handle, path
    return handle, f"/submissions/{visits.site.school.latest(str(handle), path)}"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_axe_finds_nothing_by_day_or_night(visits: Visits, place: tuple[str | None, str], language: str):
    handle, path = place
    found = {}

    with visits.by(handle, language=language) as page:
        page.goto(path)
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


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_scrolls_sideways_at_360_pixels(visits: Visits, place: tuple[str | None, str], language: str):
    handle, path = place

    with visits.by(handle, language=language, width=360) as page:
        page.goto(path)
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    assert beyond == 0


def test_without_scripts_the_page_says_the_same(visits: Visits, place: tuple[str | None, str]):
    handle, path = place
    texts = []

    for scripts in (True, False):
        with visits.by(handle, scripts=scripts) as page:
            page.goto(path)
            texts.append((page.locator("h1").inner_text(), page.locator("main a").count()))

    assert texts[0] == texts[1]
