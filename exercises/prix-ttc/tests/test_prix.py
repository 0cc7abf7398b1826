"""Vérifie la fonction prix_ttc, une règle à la fois."""

import pytest
from autograder import say
from prix import prix_ttc


@pytest.mark.parametrize(("prix_ht", "attendu"), [(100, 120), (50, 60), (10, 12)])
def test_adds_vat(prix_ht, attendu):
    obtenu = prix_ttc(prix_ht, 20)

    assert obtenu is not None, say(
        fr="Ta fonction ne renvoie encore rien. `print` affiche, `return` renvoie.",
        en="Your function gives nothing back yet. `print` shows, `return` gives back.",
    )
    assert obtenu == attendu


@pytest.mark.parametrize(
    ("prix_ht", "taux", "attendu"),
    [(200, 10, 220), (40, 5.5, 42.2), (1000, 2.1, 1021), (70, 0, 70)],
)
def test_uses_the_rate(prix_ht, taux, attendu):
    # L'arrondi a son propre test, celui-ci ne juge que le taux.
    assert round(prix_ttc(prix_ht, taux), 2) == attendu, say(
        fr=f"Ici, le taux est de {taux} pour cent et le prix hors taxe est {prix_ht}.",
        en=f"Here, the rate is {taux} per cent and the price without tax is {prix_ht}.",
    )


@pytest.mark.parametrize(
    ("prix_ht", "taux", "attendu"),
    [(19.99, 20, 23.99), (12.34, 20, 14.81), (0.99, 10, 1.09), (4.35, 5.5, 4.59)],
)
def test_rounds_to_cents(prix_ht, taux, attendu):
    assert prix_ttc(prix_ht, taux) == attendu


@pytest.mark.parametrize(("prix_ht", "attendu"), [(30, 36), (80, 96), (5, 6)])
def test_has_a_default_rate(prix_ht, attendu):
    assert prix_ttc(prix_ht) == attendu
