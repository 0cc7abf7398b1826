"""Lance les commandes sur deux fichiers d'annonces, puis regarde ce qu'elles laissent."""

import pytest
from autograder import say

ANNONCES = (
    "Chaise de bureau, 10 euros",
    "Lampe, gratuit",
    "table et chaises, 40 euros",
    "Plante verte, gratuit",
    "CHAISE HAUTE, 15 euros",
)
AUTRES = ("Livres, gratuit", "Cartons, gratuit", "Vélo, 60 euros", "Chaise, gratuit", "Pots, gratuit", "Lit, 30 euros")
JOURNAL = "carton fait\nclés rendues\n"


@pytest.fixture
def lancer(shell):
    """Donne une fonction qui prépare les fichiers et lance les commandes."""

    def commandes(annonces):
        shell.make({"annonces.txt": en_lignes(annonces), "journal.txt": JOURNAL})
        return shell.run("commandes.txt")

    return commandes


def en_lignes(annonces):
    return "".join(f"{annonce}\n" for annonce in annonces)


@pytest.mark.parametrize("annonces", [ANNONCES, AUTRES])
def test_keeps_the_first_three(lancer, shell, annonces):
    lancer(annonces)

    assert shell.tree().only("debut.txt") == {"debut.txt": en_lignes(annonces[:3])}


@pytest.mark.parametrize("annonces", [ANNONCES, AUTRES])
def test_finds_the_chairs(lancer, shell, annonces):
    lancer(annonces)

    chaises = [annonce for annonce in annonces if "chaise" in annonce.lower()]
    assert shell.tree().only("chaises.txt") == {"chaises.txt": en_lignes(chaises)}


@pytest.mark.parametrize(("annonces", "nombre"), [(ANNONCES, "2"), (AUTRES, "4")])
def test_counts_what_is_free(lancer, annonces, nombre):
    affiche = lancer(annonces).stdout.strip()

    assert affiche == nombre, say(
        fr=f"{nombre} annonces sont gratuites. Tes commandes affichent : {affiche}",
        en=f"{nombre} ads are free. Your commands show: {affiche}",
    )


def test_adds_a_line_to_the_log(lancer, shell):
    lancer(ANNONCES)

    assert shell.tree().only("journal.txt") == {"journal.txt": f"{JOURNAL}annonces lues\n"}
