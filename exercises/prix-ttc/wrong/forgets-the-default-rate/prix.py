def prix_ttc(prix_ht, taux):
    """Renvoie le prix toutes taxes comprises, arrondi au centime."""
    tva = prix_ht * taux / 100
    return round(prix_ht + tva, 2)


if __name__ == "__main__":
    # Ces lignes servent à essayer chez toi.
    print(prix_ttc(100, 20))
    print(prix_ttc(40, 5.5))
