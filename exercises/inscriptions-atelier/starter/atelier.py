def inscrire(inscrits, prenom, places):
    """Ajoute la personne s'il reste une place, et dit si c'est fait."""
    # À toi de jouer


def desinscrire(inscrits, prenom):
    """Enlève la personne de la liste, si elle y est."""
    # À toi de jouer


if __name__ == "__main__":
    # Ces lignes servent à essayer chez toi.
    samedi = ["Ada", "Karim"]
    print(inscrire(samedi, "Zoé", 3), samedi)
