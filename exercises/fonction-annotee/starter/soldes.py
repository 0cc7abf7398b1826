def prix_solde(prix, pourcentage):
    # À toi de jouer
    return 0.0


if __name__ == "__main__":
    # Ces lignes servent à essayer chez toi.
    print(prix_solde(80.0, 25.0))
    help(prix_solde)
