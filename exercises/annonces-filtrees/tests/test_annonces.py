"""Tape dans le champ de recherche, puis regarde quelles annonces restent."""

from pathlib import Path

import pytest
from autograder import learner_file, say
from playwright.sync_api import expect

TOUTES = ["Canapé trois places", "Vélo de ville", "Lampe de bureau", "Bureau en bois", "Vélo d'enfant"]


@pytest.fixture
def recherche(page):
    """Ouvre la page, et donne une fonction qui tape un mot."""
    learner_file("index.html").write_text(Path(__file__).with_name("index.html").read_text("utf-8"))
    page.goto("index.html")
    champ = page.get_by_label("Chercher")

    def chercher(mot):
        champ.clear()
        champ.press_sequentially(mot)

    return chercher


def voit(page, attendues):
    for annonce in TOUTES:
        nombre = 1 if annonce in attendues else 0
        expect(
            page.get_by_role("listitem").filter(has_text=annonce),
            say(fr=f"« {annonce} » doit être visible.", en=f"“{annonce}” must be seen.")
            if nombre
            else say(fr=f"« {annonce} » ne doit pas être visible.", en=f"“{annonce}” must not be seen."),
        ).to_have_count(nombre)


def test_hides_the_others(page, recherche):
    recherche("bois")
    voit(page, ["Bureau en bois"])

    recherche("piano")
    voit(page, [])


def test_ignores_capitals_and_spaces(page, recherche):
    for mot in ("BUREAU", "bureau", "  Bureau "):
        recherche(mot)

        voit(page, ["Lampe de bureau", "Bureau en bois"])


def test_shows_them_again(page, recherche):
    recherche("ville")
    voit(page, ["Vélo de ville"])
    recherche("enfant")
    voit(page, ["Vélo d'enfant"])

    recherche("")

    voit(page, TOUTES)


def test_says_how_many(page, recherche):
    expect(page.get_by_role("status")).to_have_text("Annonces : 5")

    for mot, nombre in (("de", 2), ("piano", 0), ("", 5)):
        recherche(mot)
        expect(page.get_by_role("status")).to_have_text(f"Annonces : {nombre}")
