"""Vérifie la requête sur plusieurs clubs, une règle à la fois."""

import pytest
from autograder import say

PAUL_ET_LES_AUTRES = [("Paul", 60), ("Karim", 40), ("Inès", 20)]


def test_names_its_columns(database):
    club = database.sqlite("schema.sql", "donnees.sql")

    assert club.run("reste.sql").columns == ["nom", "reste"]


def test_finds_who_has_paid_a_part(database):
    club = database.sqlite("schema.sql", "donnees.sql")

    lignes = club.run("reste.sql").rows

    assert {("Karim", 40), ("Inès", 20)} <= set(lignes), say(
        fr="Karim doit encore 40, et Inès 20. Le reste est la cotisation moins les paiements.",
        en="Karim still owes 40, and Inès 20. What is left is the fee less the payments.",
    )
    assert "Ada" not in [nom for nom, *_ in lignes], say(
        fr="Ada a tout payé : sa ligne est de trop.", en="Ada has paid everything: her row is too many."
    )


def test_finds_who_has_paid_nothing(database):
    club = database.sqlite("schema.sql", "donnees.sql")

    assert club.run("reste.sql").unordered() == PAUL_ET_LES_AUTRES


def test_adds_the_payments_of_each_person(database):
    club = database.sqlite("schema.sql", "plusieurs-paiements.sql")

    assert club.run("reste.sql").unordered() == [("Ada", 20), ("Karim", 30), ("Karim", 30)]


@pytest.mark.parametrize(
    ("donnees", "attendu"),
    [
        ("donnees.sql", PAUL_ET_LES_AUTRES),
        ("club-complet.sql", [("Anaïs", 45), ("Léo", 30), ("Sam", 30), ("Zoé", 15), ("Omar", 1)]),
    ],
)
def test_puts_the_largest_debt_first(database, donnees, attendu):
    club = database.sqlite("schema.sql", donnees)

    assert club.run("reste.sql").rows == attendu
