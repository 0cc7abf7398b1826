"""Vérifie la tirelire, une règle à la fois."""

import pytest
from autograder import say
from tirelire import SoldeInsuffisant, Tirelire, laPlusPleine


def tirelire(nom, *montants):
    faite = Tirelire(nom)
    for montant in montants:
        faite.ajouter(montant)
    return faite


def test_a_new_box_is_empty():
    ada, karim = Tirelire("Ada"), Tirelire("Karim")

    assert ada.solde() is not None, say(
        fr="`solde()` ne renvoie encore rien. `echo` affiche, `return` renvoie.",
        en="`solde()` gives nothing back yet. `echo` shows, `return` gives back.",
    )
    assert ada.solde() == 0
    assert (ada.nom(), karim.nom()) == ("Ada", "Karim")


def test_adds_money():
    ada, karim = tirelire("Ada", 10, 2.5), tirelire("Karim", 3)

    assert ada.solde() == 12.5
    assert karim.solde() == 3


@pytest.mark.parametrize(("retrait", "reste"), [(4, 6), (10, 0), (0.5, 9.5)])
def test_takes_money_out(retrait, reste):
    ada = tirelire("Ada", 10)

    ada.retirer(retrait)

    assert ada.solde() == reste


def test_refuses_more_than_there_is():
    ada = tirelire("Ada", 10)

    with pytest.raises(SoldeInsuffisant):
        ada.retirer(11)

    assert ada.solde() == 10


def test_finds_the_richest_name():
    boites = [tirelire("Ada", 10), tirelire("Karim", 30), tirelire("Inès", 20)]

    assert laPlusPleine(boites) == "Karim"
    assert laPlusPleine([tirelire("Paul")]) == "Paul"
    assert laPlusPleine([tirelire("Zoé", 5), tirelire("Léo", 5)]) == "Zoé"
    assert laPlusPleine([]) is None
