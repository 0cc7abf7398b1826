def prix_solde(prix: float, pourcentage: float = 10.0) -> float:
    return prix - prix * pourcentage / 100


if __name__ == "__main__":
    # Ces lignes servent à essayer chez toi.
    print(prix_solde(80.0, 25.0))
    help(prix_solde)
