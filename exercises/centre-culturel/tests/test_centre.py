"""Demande des adresses à l'application, comme un navigateur."""

import pytest
from autograder import say


def test_welcomes(server, client):
    server.start("app.py")

    reponse = client.get("/")

    assert reponse.status_code == 200, say(
        fr="L'adresse `/` ne répond pas encore avec le code 200.",
        en="The address `/` does not answer with the code 200 yet.",
    )
    assert reponse.text == "Bienvenue au centre !"


def test_shows_a_room(server, client):
    server.start("app.py")

    for numero, nom in ((2, "le labo photo"), (3, "la cuisine"), (1, "la salle de danse")):
        assert client.get(f"/salles/{numero}").text == f"Salle {numero} : {nom}"


@pytest.mark.parametrize("numero", [9, 0, 4])
def test_knows_no_other_room(server, client, numero):
    server.start("app.py")

    reponse = client.get(f"/salles/{numero}")

    assert reponse.status_code == 404, say(
        fr=f"La salle {numero} n'existe pas : la réponse porte le code 404.",
        en=f"There is no room {numero}: the answer has the code 404.",
    )
