"""Vérifie le panier, une règle à la fois."""

import pytest
from autograder import say
from javascript import undefined
from panier import plusCher, total

THE = {"nom": "thé", "prix": 3}
SUCRE = {"nom": "sucre", "prix": 2, "quantite": 2}
CAFE = {"nom": "café", "prix": 5.5}


def test_an_empty_basket_costs_nothing():
    prix = total([])

    assert prix is not undefined, say(
        fr="Ta fonction ne renvoie encore rien. `console.log` affiche, `return` renvoie.",
        en="Your function gives nothing back yet. `console.log` shows, `return` gives back.",
    )
    assert prix == 0


@pytest.mark.parametrize(("articles", "attendu"), [([THE], 3), ([THE, CAFE], 8.5), ([CAFE, CAFE, THE], 14)])
def test_adds_the_prices(articles, attendu):
    assert total(articles) == attendu


@pytest.mark.parametrize(
    ("articles", "attendu"),
    [([SUCRE], 4), ([THE, SUCRE], 7), ([{"nom": "gratuit", "prix": 8, "quantite": 0}], 0)],
)
def test_counts_the_quantities(articles, attendu):
    assert total(articles) == attendu


@pytest.mark.parametrize(
    ("articles", "attendu"),
    [([THE, CAFE, SUCRE], CAFE), ([SUCRE], SUCRE), ([], None), ([THE, {"nom": "miel", "prix": 3}], THE)],
)
def test_finds_the_dearest(articles, attendu):
    assert plusCher(articles) == attendu


def test_leaves_the_basket_as_it_is():
    articles = [THE, CAFE, SUCRE]

    plusCher(articles)

    assert articles == [THE, CAFE, SUCRE], say(
        fr="Le panier a changé : ses articles ne sont plus dans le même ordre.",
        en="The basket has changed: its articles are no longer in the same order.",
    )
