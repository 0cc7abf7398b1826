"""Visite les deux pages du café, de lien en lien."""

from pathlib import Path

import pytest
from autograder import learner_file, say
from playwright.sync_api import expect

VIDES = {"image", "photo", "logo", "cafe", "café", "svg", "une", "un", "la", "le", "du", "de", "l'image"}


@pytest.fixture
def cafe(page):
    """Ouvre l'accueil, avec son image à côté."""
    learner_file("cafe.svg").write_text(Path(__file__).with_name("cafe.svg").read_text("utf-8"))
    page.goto("index.html")
    return page


def test_goes_to_the_hours(cafe):
    cafe.get_by_role("link", name="Voir les horaires").click()

    expect(
        cafe.get_by_role("heading", level=1),
        say(
            fr="Le lien ne mène pas encore à la page « Les horaires du café ». Compare `href` et le nom du fichier.",
            en="The link does not lead to the page “Les horaires du café” yet. Compare `href` and the file's name.",
        ),
    ).to_have_text("Les horaires du café")


def test_comes_back(cafe):
    cafe.goto("horaires.html")

    cafe.get_by_role("link", name="Retour à l'accueil").click()

    expect(cafe.get_by_role("link", name="Voir les horaires")).to_be_visible()


def test_shows_the_picture(cafe):
    image = cafe.locator("img")

    expect(image).to_have_attribute("src", "cafe.svg")
    expect(image).to_have_count(1)


def test_describes_the_picture(cafe):
    texte = cafe.locator("img").get_attribute("alt") or ""
    mots = texte.replace(".", " ").split()

    assert len(mots) >= 3, say(
        fr=f"Le texte `alt` a {len(mots)} mots : il en faut trois au moins.",
        en=f"The text `alt` has {len(mots)} words: there must be three at least.",
    )
    assert {mot.lower() for mot in mots} - VIDES, say(
        fr=f"« {texte} » ne dit pas encore ce qu'on voit sur l'image.",
        en=f"“{texte}” does not say yet what can be seen in the picture.",
    )


def test_has_an_address_to_write_to(cafe):
    expect(cafe.get_by_role("link", name="Écrire au café")).to_have_attribute("href", "mailto:bonjour@cafe.example")
