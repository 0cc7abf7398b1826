def tarif(age):
    """Renvoie le prix d'une entrée, en euros."""
    if age < 4:
        prix = 0
    if age < 18:
        prix = 2.5
    elif age < 65:
        prix = 5
    else:
        prix = 3.5
    return prix
