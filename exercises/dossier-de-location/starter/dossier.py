def dossier_accepte(identite, revenu, loyer, garant, impaye):
    """Dit si le dossier peut partir chez le propriétaire."""
    # À toi de jouer
    return False


if __name__ == "__main__":
    # Ces lignes servent à essayer chez toi.
    print(dossier_accepte(True, 1800, 600, False, False))
    print(dossier_accepte(True, 900, 600, True, False))
