def tarif(age):
    """Renvoie le prix d'une entrée, en euros."""
    if age < 4:
        return 0
    elif age < 18:
        return 2.5
    elif age < 65:
        return 5
    else:
        return 3.5
