"""A plan under the hand: exercises change places by keyboard alone, and the focus stays on the button."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visits

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_an_exercise_moves_by_keyboard(visits: Visits):
    with visits.by("paul", scripts=False) as page:
        page.goto("/cohorts/web-2610/exercises")
        rows = page.locator("main li[id^=row-]")
        before = [rows.nth(place).get_attribute("id") for place in range(3)]
        page.locator("main .ordering button[value=down]").first.focus()
        for place in (1, 2):
            page.keyboard.press("Enter")
            expect(rows.nth(place)).to_have_attribute("id", str(before[0]))
            expect(page.locator(f"#{before[0]} button[value=down]")).to_be_focused()

        after = [rows.nth(place).get_attribute("id") for place in range(3)]
        assert after == [before[1], before[2], before[0]]
        page.locator(f"#{before[0]} button[value=up]").press("Enter")
        page.wait_for_url("**#up-*")
        assert [rows.nth(place).get_attribute("id") for place in range(3)] == [before[1], before[0], before[2]]
