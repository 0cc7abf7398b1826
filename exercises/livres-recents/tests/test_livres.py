"""Vérifie la requête sur deux bibliothèques, une règle à la fois."""

import pytest
from autograder import say

RECENTS = {
    "donnees.sql": [
        ("Allah n'est pas obligé", "Ahmadou Kourouma"),
        ("Kiffe kiffe demain", "Faïza Guène"),
        ("Petit pays", "Gaël Faye"),
    ],
    "autres-livres.sql": [
        ("Boussole", "Mathias Énard"),
        ("Syngué sabour", "Atiq Rahimi"),
        ("Trois femmes puissantes", "Marie NDiaye"),
    ],
}


def test_names_its_columns(database):
    bibliotheque = database.sqlite("schema.sql", "donnees.sql")

    assert bibliotheque.run("livres.sql").columns == ["titre", "auteur"]


@pytest.mark.parametrize(
    ("donnees", "pris"), [("donnees.sql", "Chanson douce"), ("autres-livres.sql", "Leurs enfants")]
)
def test_keeps_what_is_available(database, donnees, pris):
    titres = [titre for titre, *_ in database.sqlite("schema.sql", donnees).run("livres.sql").rows]

    assert pris not in titres, say(
        fr=f"« {pris} » n'est pas disponible : sa ligne est de trop.",
        en=f"“{pris}” is not available: its row is too many.",
    )
    la = RECENTS[donnees][-1][0]
    assert la in titres, say(
        fr=f"« {la} » est disponible : sa ligne manque.",
        en=f"“{la}” is available: its row is missing.",
    )


@pytest.mark.parametrize("donnees", RECENTS)
def test_keeps_books_since_2000(database, donnees):
    bibliotheque = database.sqlite("schema.sql", donnees)

    assert bibliotheque.run("livres.sql").unordered() == RECENTS[donnees]


@pytest.mark.parametrize("donnees", RECENTS)
def test_puts_them_in_order(database, donnees):
    bibliotheque = database.sqlite("schema.sql", donnees)

    assert bibliotheque.run("livres.sql").rows == RECENTS[donnees]
