"""Répond aux questions de badge.py, puis lit le badge."""

import pytest
from autograder import say


@pytest.fixture
def badge(program):
    """Donne une fonction qui répond aux deux questions, et rend le badge."""

    def remplir(prenom, atelier):
        affiche = program.run("badge.py", stdin=f"{prenom}\n{atelier}\n").stdout
        return affiche.rpartition("Atelier ? ")[2].lstrip("\n")

    return remplir


def test_asks_for_the_name(program):
    program.start("badge.py").read_until("Prénom ? ")


def test_asks_for_the_workshop(program):
    accueil = program.start("badge.py")
    accueil.read_until("Prénom ? ")
    accueil.type("Karim")

    accueil.read_until("Atelier ? ")


@pytest.mark.parametrize("prenom", ["Karim", "Anne-Lise"])
def test_uses_the_name(badge, prenom):
    affiche = badge(prenom, "couture")

    assert prenom in affiche, say(
        fr=f"La réponse « {prenom} » n'est pas encore sur le badge : {affiche.strip()}",
        en=f"The answer “{prenom}” is not on the badge yet: {affiche.strip()}",
    )


@pytest.mark.parametrize(("prenom", "atelier"), [("Karim", "couture"), ("Zoé", "vélo"), ("vélo", "Zoé")])
def test_prints_the_badge(badge, prenom, atelier):
    assert badge(prenom, atelier) == f"Bienvenue {prenom}, l'atelier {atelier} t'attend !\n"
