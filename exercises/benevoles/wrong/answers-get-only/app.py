"""Les bénévoles d'une association, servis par Flask."""

from flask import Flask, request

app = Flask(__name__)
benevoles = ["Ada", "Karim"]


@app.get("/benevoles")
def liste():
    return benevoles


@app.get("/benevoles/ajout")
def ajout():
    prenom = request.form.get("prenom", "").strip()
    if not prenom:
        return {"erreur": "Il manque le prénom."}, 400
    benevoles.append(prenom)
    return {"prenom": prenom}, 201
