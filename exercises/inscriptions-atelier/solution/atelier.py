def inscrire(inscrits, prenom, places):
    """Ajoute la personne s'il reste une place, et dit si c'est fait."""
    if prenom in inscrits or len(inscrits) >= places:
        return False
    inscrits.append(prenom)
    return True


def desinscrire(inscrits, prenom):
    """Enlève la personne de la liste, si elle y est."""
    if prenom in inscrits:
        inscrits.remove(prenom)
