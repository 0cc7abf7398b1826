"""Vérifie le stand du marché, une fonction à la fois."""

import pytest
from autograder import say
from marche import changer, prix_de, total

STAND = {"pommes": 2.5, "poires": 3, "tomates": 4}


@pytest.mark.parametrize(("produit", "attendu"), [("poires", 3), ("pommes", 2.5)])
def test_finds_a_price(produit, attendu):
    obtenu = prix_de(STAND, produit)

    assert obtenu is not None, say(
        fr=f"Le stand vend des {produit}, et ta fonction ne renvoie rien encore.",
        en=f"The stall sells {produit}, and your function gives nothing back yet.",
    )
    assert obtenu == attendu


@pytest.mark.parametrize("produit", ["kiwis", "Pommes", ""])
def test_says_none_for_an_unknown_product(produit):
    assert prix_de(STAND, produit) is None


@pytest.mark.parametrize(
    ("produit", "attendu"),
    [("pommes", {"pommes": 2, "poires": 3}), ("kiwis", {"pommes": 1.5, "poires": 3, "kiwis": 2})],
)
def test_changes_a_price(produit, attendu):
    stand = {"pommes": 1.5, "poires": 3}

    changer(stand, produit, 2)

    assert stand == attendu


@pytest.mark.parametrize(
    ("achats", "attendu"),
    [({"pommes": 2}, 5), ({"poires": 1, "tomates": 0.5}, 5), ({}, 0), ({"tomates": 2, "pommes": 2}, 13)],
)
def test_adds_up_what_is_bought(achats, attendu):
    assert total(STAND, achats) == attendu


@pytest.mark.parametrize(("achats", "attendu"), [({"bananes": 3}, 0), ({"bananes": 1, "poires": 2}, 6)])
def test_skips_what_is_not_sold(achats, attendu):
    assert total(STAND, achats) == attendu
