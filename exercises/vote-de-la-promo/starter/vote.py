def compter_voix(bulletins):
    """Renvoie un dictionnaire avec chaque nom et son nombre de voix."""
    # À toi de jouer
    return {}


def gagnants(bulletins):
    """Renvoie la liste des noms qui ont le plus de voix, par ordre alphabétique."""
    # À toi de jouer
    return []


if __name__ == "__main__":
    # Ces lignes servent à essayer chez toi.
    urne = ["Ada", "karim", " ADA ", ""]
    print(compter_voix(urne))
    print(gagnants(urne))
