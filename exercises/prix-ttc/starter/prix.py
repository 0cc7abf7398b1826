def prix_ttc(prix_ht, taux):
    """Renvoie le prix toutes taxes comprises, arrondi au centime."""
    # À toi de jouer
    return 0


if __name__ == "__main__":
    # Ces lignes servent à essayer chez toi.
    print(prix_ttc(100, 20))
    print(prix_ttc(40, 5.5))
