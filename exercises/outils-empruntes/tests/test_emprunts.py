"""Vérifie la requête dans deux immeubles, une règle à la fois."""

import pytest
from autograder import say

IMMEUBLES = {
    "donnees.sql": [("Ada", "scie"), ("Karim", "perceuse")],
    "autre-immeuble.sql": [("Fatou", "marteau"), ("Fatou", "pelle"), ("Léo", "pelle"), ("Léo", "ponceuse")],
}


@pytest.fixture(params=IMMEUBLES)
def immeuble(database, request):
    """Donne la réponse pour un immeuble, et ce qui est attendu."""
    return database.sqlite("schema.sql", request.param).run("emprunts.sql"), IMMEUBLES[request.param]


def test_names_its_columns(immeuble):
    reponse, _ = immeuble

    assert reponse.columns == ["adherent", "outil"]


def test_joins_each_loan(immeuble):
    reponse, attendu = immeuble

    for nom, outil in attendu:
        assert (nom, outil) in reponse.rows, say(
            fr=f"{nom} a emprunté l'outil « {outil} » : cette ligne manque.",
            en=f"{nom} has borrowed the tool “{outil}”: this row is missing.",
        )
    assert len(reponse.rows) <= len(attendu) + 1, say(
        fr="La réponse a plus de lignes que d'emprunts. Regarde le ON de chaque JOIN.",
        en="The answer has more rows than there are loans. Look at the ON of each JOIN.",
    )


def test_keeps_what_is_not_back(immeuble):
    reponse, attendu = immeuble

    assert reponse.unordered() == attendu


def test_puts_them_in_order(immeuble):
    reponse, attendu = immeuble

    assert reponse.rows == attendu
