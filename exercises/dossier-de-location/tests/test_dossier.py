"""Vérifie la règle du dossier, une condition à la fois."""

import pytest
from autograder import say
from dossier import dossier_accepte


@pytest.mark.parametrize(("revenu", "loyer", "attendu"), [(1800, 600, True), (2500, 600, True), (1799, 600, False)])
def test_takes_enough_income(revenu, loyer, attendu):
    reponse = dossier_accepte(True, revenu, loyer, False, False)

    assert reponse in (True, False), say(
        fr=f"La réponse est True ou False, pas un texte. Ta fonction renvoie : {reponse}",
        en=f"The answer is True or False, not a text. Your function gives back: {reponse}",
    )
    assert reponse == attendu


@pytest.mark.parametrize("revenu", [0, 900, 3000])
def test_takes_a_guarantor(revenu):
    assert dossier_accepte(True, revenu, 600, True, False) == True


@pytest.mark.parametrize(("revenu", "garant"), [(900, True), (1800, False), (1800, True)])
def test_needs_an_identity_card(revenu, garant):
    assert dossier_accepte(False, revenu, 600, garant, False) == False


@pytest.mark.parametrize(("revenu", "garant"), [(1800, False), (900, True), (3000, True)])
def test_refuses_who_owes_rent(revenu, garant):
    assert dossier_accepte(True, revenu, 600, garant, True) == False
