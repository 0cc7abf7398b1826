"""Répond aux deux questions de bus.py, puis lit l'affiche."""

import pytest


@pytest.fixture
def affiche(program):
    """Donne une fonction qui répond aux questions, et rend le programme au premier bus."""

    def demander(premiere, derniere):
        bus = program.start("bus.py")
        for question, heure in (("Première heure ? ", premiere), ("Dernière heure ? ", derniere)):
            bus.read_until(question)
            bus.type(str(heure))
        return bus

    return demander


def test_asks_two_questions(affiche):
    affiche(6, 9)


def test_shows_a_bus_each_hour(affiche):
    bus = affiche(9, 12)

    assert [bus.read_line(), bus.read_line(), bus.read_line()] == ["9 h 15", "10 h 15", "11 h 15"]


@pytest.mark.parametrize(("premiere", "derniere"), [(6, 7), (20, 23), (8, 8)])
def test_shows_the_last_bus(affiche, premiere, derniere):
    bus = affiche(premiere, derniere)

    for heure in range(premiere, derniere + 1):
        assert bus.read_line() == f"{heure} h 15"


@pytest.mark.parametrize(("premiere", "derniere", "nombre"), [(6, 9, 4), (8, 8, 1), (0, 23, 24)])
def test_counts_the_buses(affiche, premiere, derniere, nombre):
    bus = affiche(premiere, derniere)
    for _ in range(nombre):
        bus.read_line()

    assert bus.read_line() == f"Nombre de bus : {nombre}"
    assert bus.end().stdout.count("Nombre") == 1
