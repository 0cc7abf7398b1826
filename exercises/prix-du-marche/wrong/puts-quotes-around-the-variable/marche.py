def prix_de(prix, produit):
    """Renvoie le prix du produit, ou None."""
    return prix.get("produit")


def changer(prix, produit, nouveau):
    """Met le nouveau prix dans le dictionnaire."""
    prix[produit] = nouveau


def total(prix, achats):
    """Renvoie le prix de tout le panier."""
    somme = 0
    for produit, kilos in achats.items():
        somme += prix.get(produit, 0) * kilos
    return somme
