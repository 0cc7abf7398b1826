def compter_voix(bulletins):
    """Renvoie un dictionnaire avec chaque nom et son nombre de voix."""
    noms = []
    for bulletin in bulletins:
        noms.append(bulletin.strip().capitalize())
    texte = " ".join(noms)
    voix = {}
    for nom in noms:
        if nom != "":
            voix[nom] = texte.count(nom)
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
