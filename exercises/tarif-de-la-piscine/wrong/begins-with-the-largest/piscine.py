def tarif(age):
    """Renvoie le prix d'une entrée, en euros."""
    if age >= 65:
        return 3.5
    elif age >= 18:
        return 5
    elif age < 18:
        return 2.5
    elif age < 4:
        return 0
