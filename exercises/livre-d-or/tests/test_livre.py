"""Écrit dans le livre d'or, puis lit la page."""

import html
import re

import pytest
from autograder import say


@pytest.fixture
def ecrire(server, client):
    """Lance l'application, et donne une fonction qui envoie un message."""
    server.start("app.py")
    return lambda message: client.post("/messages", data={"message": message})


def lus(client):
    """Donne le texte de chaque <li> de la page, comme on le lit."""
    lignes = re.findall(r"<li[^>]*>(.*?)</li>", client.get("/").text, re.DOTALL)
    return [html.unescape(ligne).strip() for ligne in lignes]


def test_takes_a_message(ecrire):
    reponse = ecrire("Merci pour tout")

    assert reponse.status_code in (302, 303), say(
        fr=f"Après l'envoi, la réponse renvoie vers `/` : code 302. Ton code est {reponse.status_code}.",
        en=f"After sending, the answer sends people to `/`: code 302. Your code is {reponse.status_code}.",
    )
    assert reponse.headers["location"].removeprefix("http://localhost:5000") == "/"


def test_shows_the_messages(ecrire, client):
    assert lus(client) == []

    ecrire("Merci pour tout")
    ecrire("À l'été prochain")

    assert lus(client) == ["Merci pour tout", "À l'été prochain"]


def test_skips_an_empty_message(ecrire, client):
    for vide in ("", "   "):
        assert ecrire(vide).status_code in (302, 303), say(
            fr="Avec un message vide, on revient aussi à la page `/`.",
            en="With an empty message, people come back to the page `/` too.",
        )
    ecrire("Bravo")

    assert lus(client) == ["Bravo"]


def test_shows_tags_as_text(ecrire, client):
    ecrire("<b>Super</b> séjour")

    page = client.get("/").text

    assert "<b>Super" not in page, say(
        fr="La balise `<b>` du message est entrée dans la page. Elle doit se lire comme du texte.",
        en="The message's tag `<b>` went into the page. It must be read as text.",
    )
    assert lus(client) == ["<b>Super</b> séjour"]
