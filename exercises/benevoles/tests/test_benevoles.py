"""Vérifie l'application comme un navigateur qui l'interroge."""

from autograder import say


def test_lists_the_volunteers(server, client):
    server.start("app.py")

    answer = client.get("/benevoles")

    assert answer.status_code == 200, say(
        fr="L'adresse `/benevoles` ne répond pas encore avec le code 200.",
        en="The address `/benevoles` does not answer with the code 200 yet.",
    )
    assert answer.json() == ["Ada", "Karim"]


def test_adds_a_volunteer(server, client):
    server.start("app.py")

    answer = client.post("/benevoles", data={"prenom": "Zoé"})

    assert answer.status_code == 201, say(
        fr="Un ajout réussi répond avec le code 201.",
        en="An addition that worked answers with the code 201.",
    )
    assert client.get("/benevoles").json() == ["Ada", "Karim", "Zoé"]


def test_refuses_an_empty_name(server, client):
    server.start("app.py")

    answer = client.post("/benevoles", data={"prenom": "   "})

    assert answer.status_code == 400, say(
        fr="Sans prénom, la réponse porte le code 400.",
        en="Without a name, the answer has the code 400.",
    )
    assert client.get("/benevoles").json() == ["Ada", "Karim"]
