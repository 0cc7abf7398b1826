"""Vérifie les deux fonctions, une règle à la fois."""

import pytest
from autograder import say
from mot_de_passe import est_solide, nombre_de_chiffres


@pytest.mark.parametrize(("texte", "nombre"), [("an 2026", 4), ("bonjour", 0), ("7 mars", 1), ("", 0), ("a1b2c3", 3)])
def test_counts_the_digits(texte, nombre):
    obtenu = nombre_de_chiffres(texte)

    assert obtenu is not None, say(
        fr="Ta fonction ne renvoie encore rien. `print` affiche, `return` renvoie.",
        en="Your function gives nothing back yet. `print` shows, `return` gives back.",
    )
    assert obtenu == nombre


@pytest.mark.parametrize(
    ("texte", "attendu"), [("tournesol-2-1", True), ("abricot-2026", True), ("soleil21", False), ("abricot2026", False)]
)
def test_wants_twelve_characters(texte, attendu):
    assert est_solide(texte) == attendu, say(
        fr=f"« {texte} » a {len(texte)} caractères : " + ("c'est assez." if attendu else "il en faut au moins 12."),
        en=f"“{texte}” has {len(texte)} characters: " + ("that is enough." if attendu else "there must be at least 12."),
    )


@pytest.mark.parametrize(
    ("texte", "attendu"), [("tournesol-bleu", False), ("tournesol-bleu-7", False), ("26-tournesols", True)]
)
def test_wants_two_digits(texte, attendu):
    assert est_solide(texte) == attendu


@pytest.mark.parametrize("texte", ["mon jardin 2026", "tournesol202 6", " tournesol26"])
def test_refuses_spaces(texte):
    assert est_solide(texte) == False, say(
        fr=f"« {texte} » contient un espace : ce n'est pas permis.",
        en=f"“{texte}” has a space in it: that is not allowed.",
    )
