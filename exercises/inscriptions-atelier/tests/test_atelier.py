"""Regarde ce que deviennent la réponse et la liste, après chaque appel."""

import pytest
from atelier import desinscrire, inscrire
from autograder import say


@pytest.mark.parametrize("depart", [[], ["Ada"], ["Ada", "Karim"]])
def test_signs_somebody_up(depart):
    inscrits = list(depart)

    reponse = inscrire(inscrits, "Zoé", 3)

    assert inscrits == [*depart, "Zoé"], say(
        fr=f"Après l'inscription de Zoé, la liste doit finir par son prénom. Elle vaut : {inscrits}",
        en=f"After Zoé signs up, the list must end with that name. It is: {inscrits}",
    )
    assert reponse == True, say(
        fr=f"Zoé est inscrite : la réponse est True. Ta fonction renvoie : {reponse}",
        en=f"Zoé is on the list: the answer is True. Your function gives back: {reponse}",
    )


def test_signs_nobody_up_twice():
    inscrits = ["Ada", "Zoé"]

    reponse = inscrire(inscrits, "Ada", 5)

    assert (reponse, inscrits) == (False, ["Ada", "Zoé"])


@pytest.mark.parametrize(("depart", "places"), [(["Ada", "Karim", "Zoé"], 3), (["Ada", "Karim"], 1), ([], 0)])
def test_refuses_when_it_is_full(depart, places):
    inscrits = list(depart)

    reponse = inscrire(inscrits, "Paul", places)

    assert (reponse, inscrits) == (False, depart)


def test_cancels():
    inscrits = ["Ada", "Karim", "Zoé"]

    desinscrire(inscrits, "Karim")

    assert inscrits == ["Ada", "Zoé"], say(
        fr=f"Après le départ de Karim, il reste Ada et Zoé. La liste vaut : {inscrits}",
        en=f"After Karim leaves, Ada and Zoé are left. The list is: {inscrits}",
    )


@pytest.mark.parametrize("inscrits", [[], ["Ada"]])
def test_cancels_nobody_who_is_not_there(inscrits):
    avant = list(inscrits)

    desinscrire(inscrits, "Paul")

    assert inscrits == avant
