"""Le stock d'une épicerie solidaire, gardé par SQLite."""

import sqlite3

from flask import Flask

app = Flask(__name__)


def base():
    """Ouvre la base, et crée la table la première fois."""
    connexion = sqlite3.connect("stock.db")
    connexion.execute("CREATE TABLE IF NOT EXISTS produits (nom TEXT, quantite INTEGER)")
    return connexion


# Écris ici tes deux routes : la liste, et l'ajout.
