"""Lit la page de la recette, comme une personne qui la cuisine."""

import pytest
from autograder import say
from playwright.sync_api import expect


@pytest.fixture
def recette(page):
    """Ouvre la page."""
    page.goto("index.html")
    return page


def partie(page, titre, balise):
    """Donne les lignes de la première liste qui suit un titre."""
    return page.locator(f"h2:text-is('{titre}') + {balise} > li, h2:text-is('{titre}') + * + {balise} > li")


def test_has_one_title(recette):
    titre = recette.get_by_role("heading", level=1)

    expect(titre).to_have_count(1)
    expect(titre).not_to_be_empty()
    expect(recette).to_have_title(titre.inner_text())


def test_has_two_parts(recette):
    expect(
        recette.get_by_role("heading", level=2),
        say(
            fr="Deux titres `<h2>` sont attendus : Ingrédients, puis Préparation.",
            en="Two headings `<h2>` are expected: Ingrédients, then Préparation.",
        ),
    ).to_have_text(["Ingrédients", "Préparation"])


def test_lists_the_ingredients(recette):
    lignes = partie(recette, "Ingrédients", "ul").count()

    assert lignes >= 3, say(
        fr=f"Sous « Ingrédients », la liste `<ul>` a {lignes} lignes. Il en faut trois au moins.",
        en=f"Below “Ingrédients”, the list `<ul>` has {lignes} lines. There must be three at least.",
    )


def test_numbers_the_steps(recette):
    etapes = partie(recette, "Préparation", "ol").count()

    assert etapes >= 3, say(
        fr=f"Sous « Préparation », la liste `<ol>` a {etapes} étapes. Il en faut trois au moins.",
        en=f"Below “Préparation”, the list `<ol>` has {etapes} steps. There must be three at least.",
    )
