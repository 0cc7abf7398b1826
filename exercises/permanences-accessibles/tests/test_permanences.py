"""Lit le tableau comme un lecteur d'écran, par ses rôles et ses en-têtes."""

import pytest
from autograder import say
from playwright.sync_api import expect


@pytest.fixture
def tableau(page):
    """Ouvre la page, et donne son tableau."""
    page.goto("index.html")
    return page.get_by_role("table")


def test_is_a_table(tableau):
    expect(tableau).to_have_count(1)
    expect(tableau.get_by_role("row")).to_have_count(3)
    for nom in ("Ada", "Karim", "Zoé", "Paul"):
        expect(tableau.get_by_role("cell", name=nom)).to_be_visible()


def test_has_a_caption(tableau):
    expect(tableau).to_have_accessible_name("Qui accueille, et quand")


def test_names_the_columns(tableau):
    expect(
        tableau.get_by_role("row").first.get_by_role("columnheader"),
        say(
            fr="La première ligne a trois en-têtes de colonne : Jour, Matin, Après-midi.",
            en="The first row has three column heads: Jour, Matin, Après-midi.",
        ),
    ).to_have_text(["Jour", "Matin", "Après-midi"])


def test_names_the_rows(tableau):
    expect(
        tableau.get_by_role("rowheader"),
        say(
            fr="Deux lignes ont un en-tête : Lundi et Jeudi.",
            en="Two rows have a head: Lundi and Jeudi.",
        ),
    ).to_have_text(["Lundi", "Jeudi"])


def test_has_no_barrier(tableau, page, axe):
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    axe.check(page)
