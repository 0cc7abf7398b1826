"""Les bénévoles d'une association, servis par Flask."""

from flask import Flask

app = Flask(__name__)
benevoles = ["Ada", "Karim"]


# Écris ici tes deux routes : une pour lire, une pour ajouter.
