"""Joue à devine.py, une réponse après l'autre."""

import pytest


@pytest.fixture
def partie(program):
    """Donne une fonction qui commence une partie, et dit le secret au programme."""

    def commencer(secret):
        jeu = program.start("devine.py")
        jeu.read_until("Nombre secret ? ")
        jeu.type(str(secret))
        return jeu

    return commencer


def test_asks_for_the_secret_then_for_a_guess(partie):
    jeu = partie(42)

    jeu.read_until("Ton nombre ? ")


@pytest.mark.parametrize(
    ("secret", "nombre", "reponse"),
    [(42, 50, "Plus petit"), (42, 7, "Plus grand"), (9, 50, "Plus petit"), (100, 20, "Plus grand")],
)
def test_guides_the_player(partie, secret, nombre, reponse):
    jeu = partie(secret)

    jeu.read_until("Ton nombre ? ")
    jeu.type(str(nombre))

    assert jeu.read_line() == reponse


def test_goes_on_until_it_is_found(partie):
    jeu = partie(6)

    for nombre in (1, 2, 3, 4, 5):
        jeu.read_until("Ton nombre ? ")
        jeu.type(str(nombre))
        assert jeu.read_line() == "Plus grand"


@pytest.mark.parametrize("nombres", [[8], [1, 8], [10, 1, 8], [1, 2, 3, 4, 8]])
def test_counts_the_tries(partie, nombres):
    jeu = partie(8)

    for nombre in nombres[:-1]:
        jeu.read_until("Ton nombre ? ")
        jeu.type(str(nombre))
        jeu.read_line()
    jeu.read_until("Ton nombre ? ")
    jeu.type("8")

    assert jeu.read_line() == f"Gagné en {len(nombres)} essais"
    assert jeu.end().status == 0
