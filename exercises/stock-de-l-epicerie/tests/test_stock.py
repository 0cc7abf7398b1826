"""Remplit le stock, puis le relit, même après un redémarrage."""

import pytest
from autograder import say


@pytest.fixture
def ajouter(server, client):
    """Lance l'application, et donne une fonction qui ajoute un produit."""
    server.start("app.py")
    return lambda nom, quantite: client.post("/produits", data={"nom": nom, "quantite": quantite})


def test_lists_nothing_at_first(server, client):
    server.start("app.py")

    reponse = client.get("/produits")

    assert reponse.status_code == 200, say(
        fr=f"`GET /produits` répond avec le code {reponse.status_code}, et pas encore 200.",
        en=f"`GET /produits` answers with the code {reponse.status_code}, and not 200 yet.",
    )
    assert reponse.json() == []


def test_adds_a_product(ajouter, client):
    reponse = ajouter("riz", 12)

    assert reponse.status_code == 201, say(
        fr=f"Un ajout répond avec le code 201. Ton code est {reponse.status_code}.",
        en=f"An addition answers with the code 201. Your code is {reponse.status_code}.",
    )
    assert client.get("/produits").json() == [{"nom": "riz", "quantite": 12}]


def test_keeps_after_a_restart(server, ajouter, client):
    ajouter("riz", 12)

    server.start("app.py", port=5001)

    assert client.get("http://localhost:5001/produits").json() == [{"nom": "riz", "quantite": 12}], say(
        fr="Après un redémarrage, le riz ajouté juste avant n'est plus là.",
        en="After a restart, the rice that was added just before is gone.",
    )


def test_puts_them_in_order(ajouter, client):
    for nom in ("thé", "lait", "riz"):
        ajouter(nom, 5)

    assert [produit["nom"] for produit in client.get("/produits").json()] == ["lait", "riz", "thé"]


def test_takes_any_name(ajouter, client):
    noms = ["huile d'olive", "x', 0); DROP TABLE produits; --"]

    for nom in noms:
        code = ajouter(nom, 3).status_code
        assert code == 201, say(
            fr=f"Le nom « {nom} » n'est pas accepté : le code est {code}.",
            en=f"The name “{nom}” is not taken: the code is {code}.",
        )

    assert client.get("/produits").json() == [{"nom": nom, "quantite": 3} for nom in noms]
