"""Vérifie le parking, une règle à la fois."""

import pytest
from Parking import Parking, ParkingComplet, plusLibre


def parking(places, *plaques):
    fait = Parking(places)
    for plaque in plaques:
        fait.entrer(plaque)
    return fait


def test_a_new_car_park_is_empty():
    assert Parking(3).placesLibres() == 3
    assert Parking(0).placesLibres() == 0


def test_lets_cars_in_and_out():
    centre = parking(3, "AA-1", "BB-2")

    assert centre.placesLibres() == 1
    assert centre.sortir("AA-1") is True
    assert centre.sortir("ZZ-9") is False
    assert centre.placesLibres() == 2


def test_refuses_when_it_is_full():
    centre = parking(1, "AA-1")

    with pytest.raises(ParkingComplet):
        centre.entrer("BB-2")

    assert centre.placesLibres() == 0
    assert centre.sortir("BB-2") is False


def test_finds_the_freest():
    petit, grand, plein = parking(2), parking(5, "AA-1"), parking(1, "BB-2")

    assert plusLibre([petit, grand, plein]) is grand
    assert plusLibre([plein]) is plein
    assert plusLibre([petit, parking(2)]) is petit
    assert plusLibre([]) is None
