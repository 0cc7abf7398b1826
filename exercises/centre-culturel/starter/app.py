"""Le site d'un centre culturel, servi par Flask."""

from flask import Flask

app = Flask(__name__)
SALLES = {1: "la salle de danse", 2: "le labo photo", 3: "la cuisine"}


# Écris ici tes deux routes : l'accueil, et une salle.
