"""Clique sur les boutons de la page, puis lit ce qu'elle montre."""

from pathlib import Path

import pytest
from autograder import learner_file, say
from playwright.sync_api import expect


@pytest.fixture
def station(page):
    """Ouvre la page de l'exercice, avec le script rendu."""
    learner_file("index.html").write_text(Path(__file__).with_name("index.html").read_text("utf-8"))
    page.goto("index.html")
    return page


def cliquer(page, bouton, fois=1):
    for _ in range(fois):
        page.get_by_role("button", name=bouton, exact=True).click()


def attendre(page, nombre):
    expect(
        page.locator("#nombre"),
        say(
            fr=f"Le nombre de vélos libres doit être {nombre} à ce moment.",
            en=f"The number of free bicycles must be {nombre} at this moment.",
        ),
    ).to_have_text(str(nombre))


def test_takes_a_bicycle(station):
    cliquer(station, "Prendre un vélo")

    attendre(station, 2)


def test_counts_each_click(station):
    cliquer(station, "Prendre un vélo", 2)
    attendre(station, 1)
    cliquer(station, "Rendre un vélo", 3)

    attendre(station, 4)


def test_stops_at_zero(station):
    expect(station.get_by_role("button", name="Prendre un vélo")).to_be_enabled()

    cliquer(station, "Prendre un vélo", 3)

    attendre(station, 0)
    expect(station.get_by_role("button", name="Prendre un vélo")).to_be_disabled()


def test_says_that_there_is_none(station):
    expect(station.get_by_role("status")).to_be_empty()

    cliquer(station, "Prendre un vélo", 3)

    expect(station.get_by_role("status")).to_have_text("Plus de vélo pour l'instant.")


def test_opens_again(station):
    cliquer(station, "Prendre un vélo", 3)
    cliquer(station, "Rendre un vélo")

    expect(station.get_by_role("status")).to_be_empty()
    cliquer(station, "Prendre un vélo")
    attendre(station, 0)
