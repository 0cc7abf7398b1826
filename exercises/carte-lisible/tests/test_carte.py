"""Mesure la carte dans un vrai navigateur : tailles, espaces et contraste."""

from pathlib import Path

import pytest
from autograder import learner_file, say
from playwright.sync_api import expect


@pytest.fixture
def carte(page):
    """Ouvre la page de l'exercice, avec le style rendu."""
    learner_file("index.html").write_text(Path(__file__).with_name("index.html").read_text("utf-8"))
    page.goto("index.html")
    return page


def boite(element):
    return element.bounding_box()


def test_has_large_text(carte):
    expect(carte.get_by_text("Oignons, citron, riz.")).to_have_css("font-size", "18px")


def test_centres_the_title(carte):
    expect(
        carte.get_by_role("heading", level=1),
        say(fr="Le grand titre n'est pas encore centré.", en="The main heading is not centred yet."),
    ).to_have_css("text-align", "center")


def test_shows_the_price_in_bold(carte):
    for prix in ("9 €", "11 €"):
        expect(
            carte.get_by_text(prix),
            say(fr=f"Le prix « {prix} » n'est pas encore en gras.", en=f"The price “{prix}” is not bold yet."),
        ).to_have_css("font-weight", "700")
    expect(
        carte.get_by_text("Oignons, citron, riz."),
        say(
            fr="Seuls les prix sont en gras : les ingrédients aussi, pour l'instant.",
            en="Prices alone are bold: the ingredients are too, for now.",
        ),
    ).to_have_css("font-weight", "400")


def test_gives_room_to_the_dishes(carte):
    premier, second = carte.locator(".plat").all()
    titre, prix = premier.get_by_role("heading"), premier.locator(".prix")
    dehors, suivant = boite(premier), boite(second)

    entre = suivant["y"] - dehors["y"] - dehors["height"]
    assert entre >= 16, say(
        fr=f"Entre les deux plats, il y a {entre:g} pixels. Il en faut 16 au moins.",
        en=f"Between both dishes there are {entre:g} pixels. There must be 16 at least.",
    )
    dedans = boite(titre)["x"] - dehors["x"]
    haut = boite(titre)["y"] - dehors["y"]
    bas = dehors["y"] + dehors["height"] - boite(prix)["y"] - boite(prix)["height"]
    assert min(dedans, haut, bas) >= 16, say(
        fr="Il manque de l'espace entre le bord du plat et son texte : 16 pixels des quatre côtés.",
        en="There is too little space between the dish's edge and its text: 16 pixels on all four sides.",
    )


def test_can_be_read_by_all(carte, axe):
    expect(carte.get_by_role("heading", name="Poulet yassa")).to_be_visible()
    axe.check(carte)
