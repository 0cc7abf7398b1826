"""Ce que coûte un panier."""

from arrondi import au_centime

TVA = 1.2


def total(prix):
    """Renvoie le prix de tout, taxe comprise."""
    return au_centime(sum(prix) * TVA)
