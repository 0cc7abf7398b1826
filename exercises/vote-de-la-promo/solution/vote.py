def compter_voix(bulletins):
    """Renvoie un dictionnaire avec chaque nom et son nombre de voix."""
    voix = {}
    for bulletin in bulletins:
        nom = bulletin.strip().capitalize()
        if nom != "":
            voix[nom] = voix.get(nom, 0) + 1
    return voix


def gagnants(bulletins):
    """Renvoie la liste des noms qui ont le plus de voix, par ordre alphabétique."""
    voix = compter_voix(bulletins)
    if not voix:
        return []
    maximum = max(voix.values())
    return sorted(nom for nom in voix if voix[nom] == maximum)


if __name__ == "__main__":
    # Ces lignes servent à essayer chez toi.
    urne = ["Ada", "karim", " ADA ", ""]
    print(compter_voix(urne))
    print(gagnants(urne))
