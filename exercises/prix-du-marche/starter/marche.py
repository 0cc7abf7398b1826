def prix_de(prix, produit):
    """Renvoie le prix du produit, ou None."""
    # À toi de jouer


def changer(prix, produit, nouveau):
    """Met le nouveau prix dans le dictionnaire."""
    # À toi de jouer


def total(prix, achats):
    """Renvoie le prix de tout le panier."""
    # À toi de jouer


if __name__ == "__main__":
    # Ces lignes servent à essayer chez toi.
    stand = {"pommes": 2.5, "poires": 3}
    print(prix_de(stand, "poires"))
    print(total(stand, {"pommes": 2}))
