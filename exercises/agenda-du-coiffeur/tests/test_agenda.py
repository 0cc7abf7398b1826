"""Prend des rendez-vous auprès du serveur, puis relit la liste."""

from pathlib import Path

import pytest
from autograder import learner_file, say

MARDI = {"jour": "mardi", "heure": "10:00"}


@pytest.fixture
def prendre(server, client):
    """Lance le serveur, et donne une fonction qui demande un rendez-vous."""
    learner_file("package.json").write_text(Path(__file__).with_name("package.json").read_text("utf-8"))
    server.start("server.js", port=5000)
    return lambda moment: client.post("/rendez-vous", json=moment)


def code_de(reponse, attendu):
    assert reponse.status_code == attendu, say(
        fr=f"Le code attendu est {attendu}. Ton serveur répond avec le code {reponse.status_code}.",
        en=f"The code {attendu} is expected. Your server answers with the code {reponse.status_code}.",
    )


def test_lists_nothing_at_first(prendre, client):
    reponse = client.get("/rendez-vous")

    code_de(reponse, 200)
    assert reponse.json() == []


def test_books(prendre, client):
    reponse = prendre(MARDI)

    code_de(reponse, 201)
    assert reponse.json() == MARDI
    prendre({"jour": "lundi", "heure": "09:00"})
    assert client.get("/rendez-vous").json() == [MARDI, {"jour": "lundi", "heure": "09:00"}]


@pytest.mark.parametrize("moment", [{"jour": "mardi"}, {"heure": "10:00"}])
def test_refuses_half_an_appointment(prendre, client, moment):
    code_de(prendre(moment), 400)
    assert client.get("/rendez-vous").json() == []


def test_refuses_the_same_moment_twice(prendre, client):
    prendre(MARDI)

    code_de(prendre(MARDI), 409)
    code_de(prendre({"jour": "mardi", "heure": "11:00"}), 201)
    code_de(prendre({"jour": "jeudi", "heure": "10:00"}), 201)
    assert len(client.get("/rendez-vous").json()) == 3
