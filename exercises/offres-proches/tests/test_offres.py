"""Vérifie la fonction offres_proches, une règle à la fois."""

import pytest
from autograder import say
from offres import offres_proches

CUISINE = {"metier": "Cuisinier", "km": 12, "salaire": 1900}
WEB = {"metier": "Développeuse web", "km": 4, "salaire": 2100}
LIVRAISON = {"metier": "Livreur", "km": 45, "salaire": 1850}
VENTE = {"metier": "Vendeuse", "km": 30, "salaire": 1800}
MENAGE = {"metier": "Agent d'entretien", "km": 1.5, "salaire": 1820}


@pytest.mark.parametrize(
    ("offres", "km_max", "attendu"),
    [
        ([WEB, CUISINE], 20, [WEB, CUISINE]),
        ([WEB, CUISINE, LIVRAISON], 8, [WEB]),
        ([MENAGE, LIVRAISON, VENTE], 20, [MENAGE]),
    ],
)
def test_keeps_near_offers(offres, km_max, attendu):
    obtenu = offres_proches(offres, km_max)

    assert obtenu is not None, say(
        fr="Ta fonction ne renvoie encore rien. `print` affiche, `return` renvoie.",
        en="Your function gives nothing back yet. `print` shows, `return` gives back.",
    )
    assert obtenu == attendu


@pytest.mark.parametrize(("offre", "km_max"), [(CUISINE, 12), (WEB, 4), (MENAGE, 1.5)])
def test_includes_the_limit(offre, km_max):
    assert offres_proches([offre], km_max) == [offre], say(
        fr=f"L'offre est à {km_max} km, et la limite est {km_max} km. Elle convient encore.",
        en=f"The offer is at {km_max} km, and the limit is {km_max} km. It still fits.",
    )


@pytest.mark.parametrize(
    ("offres", "km_max"),
    [([], 20), ([LIVRAISON], 20), ([CUISINE, VENTE, LIVRAISON], 5)],
)
def test_returns_an_empty_list(offres, km_max):
    assert offres_proches(offres, km_max) == []


@pytest.mark.parametrize(
    ("offres", "km_max", "attendu"),
    [
        ([CUISINE, WEB], 20, [WEB, CUISINE]),
        ([VENTE, MENAGE, CUISINE], 50, [MENAGE, CUISINE, VENTE]),
        ([LIVRAISON, CUISINE, WEB, MENAGE], 20, [MENAGE, WEB, CUISINE]),
    ],
)
def test_sorts_by_distance(offres, km_max, attendu):
    assert offres_proches(offres, km_max) == attendu


@pytest.mark.parametrize(
    ("salaires", "attendu"),
    [
        ([1800, 2100], [2100, 1800]),
        ([2000, 1850, 2200], [2200, 2000, 1850]),
        ([2300, 1900], [2300, 1900]),
    ],
)
def test_puts_the_best_pay_first(salaires, attendu):
    offres = [{"metier": "Serveuse", "km": 7, "salaire": salaire} for salaire in salaires]

    obtenu = offres_proches(offres, 10)

    assert [offre["salaire"] for offre in obtenu] == attendu


@pytest.mark.parametrize("depart", [[CUISINE, WEB], [LIVRAISON, VENTE, MENAGE]])
def test_keeps_the_list_intact(depart):
    offres = list(depart)

    offres_proches(offres, 20)

    assert offres == depart, say(
        fr="Ta fonction a changé la liste reçue. Travaille plutôt sur une nouvelle liste.",
        en="Your function changed the list it was given. Work on a new list instead.",
    )
