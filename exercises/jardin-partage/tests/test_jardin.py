"""Vérifie la page du jardin, comme une personne qui la visite."""

from autograder import say
from playwright.sync_api import expect


def test_says_what_it_is(page):
    page.goto("index.html")

    expect(page).to_have_title("Le jardin des Lilas")
    expect(page.get_by_role("heading", level=1)).to_have_text("Le jardin des Lilas")


def test_has_a_form(page):
    page.goto("index.html")

    expect(page.get_by_role("button", name="Je viens")).to_be_visible()
    expect(page.get_by_label("Prénom")).to_be_editable()


def test_thanks_by_name(page):
    page.goto("index.html")

    page.get_by_label("Prénom").fill("Zoé")
    page.get_by_role("button", name="Je viens").click()

    expect(page.get_by_role("status")).to_have_text("Merci Zoé, à samedi !")


def test_asks_for_a_name(page):
    page.goto("index.html")

    page.get_by_label("Prénom").fill("   ")
    page.get_by_role("button", name="Je viens").click()

    expect(page.get_by_role("status")).to_have_text("Écris ton prénom.")


def test_fits_a_phone(page):
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("index.html")

    title = page.get_by_role("heading", level=1).bounding_box()

    assert title["x"] + title["width"] <= 360, say(
        fr="Sur un écran de 360 pixels, ta page dépasse à droite. Cherche une largeur fixe dans ton CSS.",
        en="On a screen of 360 pixels, your page is too wide. Look for a fixed width in your CSS.",
    )
