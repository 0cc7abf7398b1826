def saluer(prenom):
    """Renvoie un mot de bienvenue pour la personne qui porte ce prénom."""
    # À toi de jouer
    return ""


if __name__ == "__main__":
    # Ces lignes servent à essayer chez toi.
    print(saluer("Ada"))
