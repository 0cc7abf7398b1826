"""Note des tâches dans la page, puis la recharge."""

from pathlib import Path

import pytest
from autograder import learner_file, say
from playwright.sync_api import expect


@pytest.fixture
def noter(page):
    """Ouvre la page, et donne une fonction qui note une tâche."""
    learner_file("index.html").write_text(Path(__file__).with_name("index.html").read_text("utf-8"))
    page.goto("index.html")

    def ajouter(tache):
        page.get_by_label("Tâche").fill(tache)
        page.get_by_role("button", name="Ajouter").click()

    return ajouter


def montre(page, taches):
    expect(page.get_by_role("listitem")).to_have_text(taches)


def test_adds_a_task(page, noter):
    noter("faire les cartons")
    montre(page, ["faire les cartons"])

    noter("rendre les clés")

    montre(page, ["faire les cartons", "rendre les clés"])


def test_empties_the_field(page, noter):
    noter("faire les cartons")

    expect(page.get_by_label("Tâche")).to_have_value("")


def test_skips_an_empty_task(page, noter):
    noter("")
    noter("   ")
    noter("rendre les clés")

    montre(page, ["rendre les clés"])


def test_shows_what_was_typed(page, noter):
    noter("<b>urgent</b> : 2 < 3")

    expect(
        page.get_by_role("listitem"),
        say(
            fr="La tâche `<b>urgent</b>` doit se lire telle quelle, avec ses balises.",
            en="The task `<b>urgent</b>` must be read as it is, with its tags.",
        ),
    ).to_have_text("<b>urgent</b> : 2 < 3")


def test_keeps_the_tasks(page, noter):
    noter("faire les cartons")
    noter("rendre les clés")

    page.reload()

    montre(page, ["faire les cartons", "rendre les clés"])
    noter("dire au revoir")
    page.reload()
    montre(page, ["faire les cartons", "rendre les clés", "dire au revoir"])
