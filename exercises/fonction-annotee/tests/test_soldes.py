"""Vérifie ce que la fonction calcule, puis ce qu'elle dit d'elle-même."""

import inspect

import pytest
from autograder import say
from soldes import prix_solde


@pytest.mark.parametrize(("prix", "pourcentage", "attendu"), [(80.0, 25.0, 60.0), (30.0, 50.0, 15.0), (19.0, 0.0, 19.0)])
def test_takes_off(prix, pourcentage, attendu):
    assert prix_solde(prix, pourcentage) == pytest.approx(attendu)


def test_has_a_usual_discount():
    parametres = inspect.signature(prix_solde).parameters

    assert list(parametres) == ["prix", "pourcentage"]
    assert parametres["pourcentage"].default == 10, say(
        fr="Donne la valeur 10 au paramètre `pourcentage`, dans la ligne `def`.",
        en="Give the parameter `pourcentage` the value 10, in the `def` line.",
    )
    assert prix_solde(50.0) == pytest.approx(45.0)


def test_says_its_types():
    assert inspect.get_annotations(prix_solde, eval_str=True) == {"prix": float, "pourcentage": float, "return": float}


def test_explains_itself():
    assert inspect.getdoc(prix_solde), say(
        fr="Écris une phrase entre guillemets triples, juste sous la ligne `def`.",
        en="Write one sentence in triple quotes, right under the `def` line.",
    )
