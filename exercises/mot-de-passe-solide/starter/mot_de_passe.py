def nombre_de_chiffres(texte):
    """Renvoie combien de chiffres le texte contient."""
    # À toi de jouer


def est_solide(texte):
    """Dit si le mot de passe est assez solide."""
    # À toi de jouer


if __name__ == "__main__":
    # Ces lignes servent à essayer chez toi.
    print(nombre_de_chiffres("an 2026"))
    print(est_solide("tournesol-2-1"))
