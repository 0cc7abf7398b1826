"""Achète avec monnaie.php, une réponse après l'autre."""

import pytest


@pytest.fixture
def caisse(program):
    """Donne une fonction qui achète, et renvoie ce que le programme affiche après les questions."""

    def acheter(prix, somme):
        achat = program.start("monnaie.php")
        achat.read_until("Prix ? ")
        achat.type(str(prix))
        achat.read_until("Somme donnée ? ")
        achat.type(str(somme))
        return achat

    return acheter


def test_asks_for_the_price_then_for_the_money(caisse):
    caisse(12, 20)


@pytest.mark.parametrize(("prix", "somme", "rendre"), [(12, 20, 8), (7, 50, 43), (5, 5, 0)])
def test_says_what_to_give_back(caisse, prix, somme, rendre):
    assert caisse(prix, somme).read_line() == f"À rendre : {rendre} euros"


@pytest.mark.parametrize(("prix", "somme", "manque"), [(12, 9, 3), (100, 20, 80)])
def test_says_what_is_missing(caisse, prix, somme, manque):
    achat = caisse(prix, somme)

    assert achat.read_line() == f"Il manque {manque} euros"
    assert achat.end().status == 0


@pytest.mark.parametrize(
    ("prix", "somme", "pieces"),
    [(12, 20, ["1 x 5", "1 x 2", "1 x 1"]), (7, 50, ["4 x 10", "1 x 2", "1 x 1"]), (1, 5, ["2 x 2"])],
)
def test_gives_few_coins(caisse, prix, somme, pieces):
    achat = caisse(prix, somme)

    assert [achat.read_line() for _ in range(1 + len(pieces))][1:] == pieces
