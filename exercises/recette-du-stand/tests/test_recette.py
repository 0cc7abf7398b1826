"""Vérifie la requête sur deux fêtes, une règle à la fois."""

import pytest
from autograder import say

FETES = {
    "donnees.sql": [("samoussa", 3, 10.5), ("gâteau", 1, 10), ("jus", 2, 9)],
    "autre-fete.sql": [("thé", 2, 15), ("crêpe", 3, 13.5), ("accras", 1, 12), ("bonbon", 1, 0.1)],
}


@pytest.fixture(params=FETES)
def fete(database, request):
    """Donne la réponse pour une fête, et ce qui est attendu."""
    return database.sqlite("schema.sql", request.param).run("recette.sql"), FETES[request.param]


def test_gives_a_row_for_each_product(fete):
    reponse, attendu = fete
    lignes, produits = len(reponse.rows), len(attendu)

    assert lignes == produits, say(
        fr=f"Le stand vend {produits} produits. Nombre de lignes de ta réponse : {lignes}.",
        en=f"The stall sells {produits} products. Rows of your answer: {lignes}.",
    )


def test_counts_the_sales(fete):
    reponse, attendu = fete

    assert reponse.columns[:2] == ("produit", "ventes")
    assert sorted(ligne[:2] for ligne in reponse.rows) == sorted(ligne[:2] for ligne in attendu)


def test_adds_up_the_money(fete):
    reponse, attendu = fete

    assert reponse.columns == ["produit", "ventes", "recette"]
    assert reponse.unordered() == attendu


def test_puts_the_largest_first(fete):
    reponse, attendu = fete

    assert reponse.rows == attendu
