def ordre(offre):
    """Renvoie de quoi trier une offre, par distance puis par salaire décroissant."""
    return (offre["km"], -offre["salaire"])


def offres_proches(offres, km_max):
    """Renvoie les offres à km_max kilomètres au plus, la plus proche en premier."""
    for offre in offres:
        if offre["km"] > km_max:
            offres.remove(offre)
    return sorted(offres, key=ordre)


if __name__ == "__main__":
    # Ces lignes servent à essayer chez toi.
    exemples = [
        {"metier": "Cuisinier", "km": 12, "salaire": 1900},
        {"metier": "Développeuse web", "km": 4, "salaire": 2100},
        {"metier": "Livreur", "km": 45, "salaire": 1850},
    ]
    print(offres_proches(exemples, 20))
