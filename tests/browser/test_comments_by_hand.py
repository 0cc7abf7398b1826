"""Comments under the hand: a click on a line's number fills the form, and forms do all of it without scripts."""

import pytest

from tests.browser.conftest import Visits

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_click_on_a_number_fills_the_form(visits: Visits):
    hand_in = visits.site.school.latest("karim", "covoiturage")

    with visits.by("ines") as page:
        page.goto(f"/submissions/{hand_in}")
        page.locator("[aria-labelledby=files] .row[data-line='3']").click(position={"x": 20, "y": 8})
        page.keyboard.type("Vois **ici**.")
        page.get_by_role("button", name="Commenter", exact=True).first.click()
        page.wait_for_url("**#comment-*")

        told = page.locator("section.thread")
        assert "ligne 3" in told.locator("h3").inner_text()
        assert told.locator("strong", has_text="ici").count() == 1


def test_without_scripts_the_number_is_typed(visits: Visits):
    hand_in = visits.site.school.latest("moussa", "bonjour")

    with visits.by("ines", scripts=False) as page:
        page.goto(f"/submissions/{hand_in}")
        page.locator("summary", has_text="Commenter une ligne").click()
        assert page.get_by_text("Ou clique sur son numéro.").is_hidden()
        page.get_by_label("Ligne", exact=True).fill("4")
        page.get_by_label("Ton commentaire").first.fill("Et ici ?")
        page.get_by_role("button", name="Commenter", exact=True).first.click()

        assert "ligne 4" in page.locator("section.thread h3").inner_text()
