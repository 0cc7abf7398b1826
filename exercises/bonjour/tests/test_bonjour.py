"""Vérifie la fonction saluer, une règle à la fois."""

import pytest
from autograder import say
from bonjour import saluer


@pytest.mark.parametrize("prenom", ["Ada", "Karim"])
def test_says_hello(prenom):
    salutation = saluer(prenom)

    assert salutation is not None, say(
        fr="Ta fonction ne renvoie encore rien. `print` affiche, `return` renvoie.",
        en="Your function gives nothing back yet. `print` shows, `return` gives back.",
    )
    assert salutation[:7] == "Bonjour"


@pytest.mark.parametrize("prenom", ["Ada", "Karim", "Jean-Luc"])
def test_uses_the_name(prenom):
    assert saluer(prenom) == f"Bonjour {prenom} !"


@pytest.mark.parametrize(
    ("prenom", "attendu"),
    [("", "Bonjour inconnu !"), ("Inès", "Bonjour Inès !")],
)
def test_accepts_an_empty_name(prenom, attendu):
    assert saluer(prenom) == attendu


@pytest.mark.parametrize(
    ("prenom", "attendu"),
    [
        ("  Ada", "Bonjour Ada !"),
        ("Karim  ", "Bonjour Karim !"),
        (" Marie Claire ", "Bonjour Marie Claire !"),
        ("   ", "Bonjour inconnu !"),
    ],
)
def test_trims_the_spaces(prenom, attendu):
    assert saluer(prenom) == attendu, say(
        fr=f"Ici, le prénom reçu est {prenom!r}. Regarde bien ses espaces.",
        en=f"Here, the name it is given is {prenom!r}. Look closely at its spaces.",
    )
