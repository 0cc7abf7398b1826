"""Vérifie le tarif, un âge après l'autre, surtout là où il change."""

import pytest
from autograder import say
from piscine import tarif


@pytest.mark.parametrize("age", [30, 18, 64])
def test_an_adult_pays_the_full_price(age):
    prix = tarif(age)

    assert prix is not None, say(
        fr=f"Pour {age} ans, ta fonction ne renvoie encore rien. `print` affiche, `return` renvoie.",
        en=f"For the age {age}, your function gives nothing back yet. `print` shows, `return` gives back.",
    )
    assert prix == 5


@pytest.mark.parametrize("age", [0, 2, 3])
def test_a_small_child_pays_nothing(age):
    assert tarif(age) == 0


@pytest.mark.parametrize("age", [4, 12, 17])
def test_a_child_pays_half(age):
    assert tarif(age) == 2.5


@pytest.mark.parametrize("age", [65, 66, 90])
def test_a_senior_pays_less(age):
    assert tarif(age) == 3.5
