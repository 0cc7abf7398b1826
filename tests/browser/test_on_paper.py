"""A learner's pages on paper: whose and of when, black on white by night too, nothing to press, nothing cut."""

import pytest

from tests.browser.conftest import Visits
from tests.browser.places import AXE, BEYOND, OF_LEARNERS, UNFOLD, address
from tests.web.samples import NAMES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAPER_PIXELS = 718
"""A4 without a printer's margins."""

PAGES = (
    "day of a learner",
    "exercise",
    "almost",
    "passed",
    "commented",
    "progress",
    "my data",
    "account",
    "help with Git",
)
SHOWN = """names => [...document.querySelectorAll(names)]
    .filter(one => one.checkVisibility() && one.getClientRects().length)
    .map(one => one.outerHTML.slice(0, 80))"""
CUT = """() => [...document.querySelectorAll("main *")]
    .filter(one => one.checkVisibility() && !one.matches(".unseen") && getComputedStyle(one).overflow !== "visible")
    .filter(one => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
    .map(one => one.outerHTML.slice(0, 80))"""
PALE = """async () => (await axe.run(document, {runOnly: ["color-contrast"]})).violations.flatMap(
    violation => violation.nodes.map(node => node.html.slice(0, 160)))"""


@pytest.mark.parametrize("name", PAGES)
def test_a_printed_page_can_be_kept(visits: Visits, name: str):
    place = OF_LEARNERS[name]

    with visits.by(place[0], scheme="dark", width=PAPER_PIXELS) as page:
        page.goto(address(place, visits.site.school))
        page.emulate_media(media="print")
        page.evaluate(UNFOLD)
        page.evaluate(AXE)
        head = page.locator(".printed").inner_text()
        found = {
            "to press": page.evaluate(SHOWN, "nav, header, footer, button, form, .button, .skip"),
            "cut": page.evaluate(CUT),
            "pale": page.evaluate(PALE),
            "beyond": page.evaluate(BEYOND),
        }

    assert "Imprimé le lun. 23 nov. 2026, 9\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}05" in head
    assert NAMES[str(place[0])] in head
    assert found == {"to press": [], "cut": [], "pale": [], "beyond": 0}


def test_on_a_screen_nothing_of_it_is_seen(visits: Visits):
    with visits.by("ada") as page:
        page.goto("/")

        assert page.locator(".printed").is_hidden()
