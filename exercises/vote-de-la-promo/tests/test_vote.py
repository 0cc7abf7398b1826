"""Vérifie le dépouillement, une règle à la fois."""

import pytest
from autograder import say
from vote import compter_voix, gagnants


@pytest.mark.parametrize(
    ("bulletins", "attendu"),
    [
        (["Ada", "Karim", "Ada"], {"Ada": 2, "Karim": 1}),
        (["Zoé"], {"Zoé": 1}),
        (["Léo", "Léo", "Léo", "Fatou"], {"Léo": 3, "Fatou": 1}),
    ],
)
def test_counts_each_name(bulletins, attendu):
    obtenu = compter_voix(bulletins)

    assert obtenu is not None, say(
        fr="Ta fonction ne renvoie encore rien. `print` affiche, `return` renvoie.",
        en="Your function gives nothing back yet. `print` shows, `return` gives back.",
    )
    assert obtenu == attendu


@pytest.mark.parametrize(
    ("bulletins", "attendu"),
    [
        (["Ada", "", "Ada"], {"Ada": 2}),
        (["   ", "Karim", "", " "], {"Karim": 1}),
    ],
)
def test_ignores_blank_ballots(bulletins, attendu):
    assert compter_voix(bulletins) == attendu


@pytest.mark.parametrize(
    ("bulletins", "attendu"),
    [
        (["ada", "Ada", "ADA"], {"Ada": 3}),
        ([" Karim", "Karim  ", "kARIM"], {"Karim": 3}),
        (["léo", " zoé ", "LÉO"], {"Léo": 2, "Zoé": 1}),
    ],
)
def test_groups_spellings(bulletins, attendu):
    assert compter_voix(bulletins) == attendu, say(
        fr="Un même nom peut s'écrire de plusieurs façons. Regarde les majuscules et les espaces.",
        en="One name can be written in several ways. Look at capital letters and spaces.",
    )


@pytest.mark.parametrize(
    ("bulletins", "attendu"),
    [
        (["Ada", "Karim", "Ada"], ["Ada"]),
        (["Zoé", "Ada", "Zoé", "Karim"], ["Zoé"]),
        (["Karim", "Ada"], ["Ada", "Karim"]),
        (["Zoé", "Léo", "Fatou", "Léo", "Zoé"], ["Léo", "Zoé"]),
    ],
)
def test_finds_the_winners(bulletins, attendu):
    assert gagnants(bulletins) == attendu


@pytest.mark.parametrize("bulletins", [[], [""], ["  ", "", " "]])
def test_accepts_an_empty_ballot_box(bulletins):
    assert compter_voix(bulletins) == {}
    assert gagnants(bulletins) == []


@pytest.mark.parametrize(
    ("bulletins", "voix", "elus"),
    [
        (
            ["Ana", "anaïs", "Paul", "ANAÏS ", "", "Ana", "paul", "Anaïs", "Inès", " "],
            {"Ana": 2, "Anaïs": 3, "Paul": 2, "Inès": 1},
            ["Anaïs"],
        ),
        (
            ["Jean", "Jeanne", "Marie", "jeanne", " JEAN", "Sam", "Samia", "samia", "Sam", ""],
            {"Jean": 2, "Jeanne": 2, "Marie": 1, "Sam": 2, "Samia": 2},
            ["Jean", "Jeanne", "Sam", "Samia"],
        ),
    ],
)
def test_counts_a_whole_cohort(bulletins, voix, elus):
    assert compter_voix(bulletins) == voix
    assert gagnants(bulletins) == elus
