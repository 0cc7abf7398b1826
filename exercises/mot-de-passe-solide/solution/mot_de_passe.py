def nombre_de_chiffres(texte):
    """Renvoie combien de chiffres le texte contient."""
    nombre = 0
    for lettre in texte:
        if lettre.isdigit():
            nombre += 1
    return nombre


def est_solide(texte):
    """Dit si le mot de passe est assez solide."""
    return len(texte) >= 12 and nombre_de_chiffres(texte) >= 2 and " " not in texte
