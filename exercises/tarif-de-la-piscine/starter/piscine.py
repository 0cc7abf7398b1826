def tarif(age):
    """Renvoie le prix d'une entrée, en euros."""
    # À toi de jouer


if __name__ == "__main__":
    # Ces lignes servent à essayer chez toi.
    print(tarif(2))
    print(tarif(30))
