"""Le stock d'une épicerie solidaire, gardé par SQLite."""

import sqlite3

from flask import Flask, request

app = Flask(__name__)


def base():
    """Ouvre la base, et crée la table la première fois."""
    connexion = sqlite3.connect("stock.db")
    connexion.execute("CREATE TABLE IF NOT EXISTS produits (nom TEXT, quantite INTEGER)")
    return connexion


@app.get("/produits")
def liste():
    lignes = base().execute("SELECT nom, quantite FROM produits ORDER BY nom")
    return [{"nom": nom, "quantite": quantite} for nom, quantite in lignes]


@app.post("/produits")
def ajout():
    nom = request.form["nom"]
    quantite = int(request.form["quantite"])
    connexion = base()
    connexion.execute("INSERT INTO produits VALUES (?, ?)", (nom, quantite))
    connexion.commit()
    return {"nom": nom, "quantite": quantite}, 201
