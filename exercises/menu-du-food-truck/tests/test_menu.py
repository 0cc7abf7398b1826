"""Mesure le menu sur plusieurs écrans."""

from pathlib import Path

import pytest
from autograder import learner_file, say


@pytest.fixture
def plats(page):
    """Donne une fonction : la place de chaque plat, sur un écran d'une certaine largeur."""
    learner_file("index.html").write_text(Path(__file__).with_name("index.html").read_text("utf-8"))
    page.goto("index.html")

    def a(largeur):
        page.set_viewport_size({"width": largeur, "height": 800})
        return [plat.bounding_box() for plat in page.get_by_role("listitem").all()]

    return a


def colonnes(places):
    return len({round(place["x"]) for place in places})


@pytest.mark.parametrize("largeurs", [(360, 699)])
def test_has_one_column_on_a_phone(plats, largeurs):
    for largeur in largeurs:
        nombre = colonnes(plats(largeur))
        assert nombre == 1, say(
            fr=f"Sur un écran de {largeur} pixels, le menu a {nombre} colonnes. Il en faut une.",
            en=f"On a screen of {largeur} pixels, the menu has {nombre} columns. There must be one.",
        )
        places = plats(largeur)
        assert places[0]["width"] <= largeur, say(
            fr=f"Sur un écran de {largeur} pixels, un plat est plus large que l'écran.",
            en=f"On a screen of {largeur} pixels, a dish is wider than the screen.",
        )


def test_has_three_columns_on_a_large_screen(plats):
    for largeur in (700, 1200):
        places = plats(largeur)
        nombre = colonnes(places)
        assert nombre == 3, say(
            fr=f"Sur un écran de {largeur} pixels, le menu a {nombre} colonnes. Il en faut trois.",
            en=f"On a screen of {largeur} pixels, the menu has {nombre} columns. There must be three.",
        )
        assert max(place["width"] for place in places) - min(place["width"] for place in places) <= 2, say(
            fr="Les trois colonnes n'ont pas la même largeur.", en="The three columns have not the same width."
        )


def test_leaves_space_between(plats):
    places = plats(1200)
    a_cote = places[1]["x"] - places[0]["x"] - places[0]["width"]
    dessous = places[3]["y"] - places[0]["y"] - places[0]["height"]

    assert (round(a_cote), round(dessous)) == (16, 16), say(
        fr=f"Entre les plats, il y a {a_cote:.0f} pixels en largeur et {dessous:.0f} en hauteur. Il en faut 16.",
        en=f"Between the dishes there are {a_cote:.0f} pixels in width and {dessous:.0f} in height. There must be 16.",
    )


def test_fits_every_screen(plats):
    for largeur in (320, 500, 699, 700, 900, 1200):
        bord = max(place["x"] + place["width"] for place in plats(largeur))
        assert bord <= largeur, say(
            fr=f"Sur un écran de {largeur} pixels, le menu dépasse à droite.",
            en=f"On a screen of {largeur} pixels, the menu sticks out on the right.",
        )
