"""Le stock d'une épicerie solidaire."""

from flask import Flask, request

app = Flask(__name__)
produits = []


@app.get("/produits")
def liste():
    return sorted(produits, key=lambda produit: produit["nom"])


@app.post("/produits")
def ajout():
    produit = {"nom": request.form["nom"], "quantite": int(request.form["quantite"])}
    produits.append(produit)
    return produit, 201
