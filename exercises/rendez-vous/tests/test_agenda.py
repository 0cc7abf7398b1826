"""Vérifie l'agenda, une règle à la fois."""

from datetime import UTC, datetime

import pytest
from agenda import Agenda, DejaPris, prochain, ranger


def le(jour, heure=9):
    return datetime(2026, 12, jour, heure, tzinfo=UTC)


DENTISTE = {"nom": "dentiste", "date": le(4)}
COIFFEUR = {"nom": "coiffeur", "date": le(10, 14)}
BANQUE = {"nom": "banque", "date": le(1)}


def test_puts_them_in_order():
    assert ranger([COIFFEUR, DENTISTE, BANQUE]) == [BANQUE, DENTISTE, COIFFEUR]
    assert ranger([]) == []


def test_keeps_the_list_that_it_is_given():
    recus = [COIFFEUR, BANQUE]

    ranger(recus)

    assert recus == [COIFFEUR, BANQUE]


@pytest.mark.parametrize(("maintenant", "attendu"), [(le(2), DENTISTE), (le(4), COIFFEUR), (le(20), None)])
def test_finds_the_next_one(maintenant, attendu):
    assert prochain([COIFFEUR, BANQUE, DENTISTE], maintenant) == attendu


def test_takes_an_appointment():
    agenda, autre = Agenda(), Agenda()

    agenda.prendre("dentiste", le(3))
    agenda.prendre("banque", le(1))

    assert agenda.nombre == 2
    assert autre.nombre == 0


def test_refuses_two_at_the_same_time():
    agenda = Agenda()
    agenda.prendre("dentiste", le(3))

    with pytest.raises(DejaPris):
        agenda.prendre("banque", le(3))

    assert agenda.nombre == 1
