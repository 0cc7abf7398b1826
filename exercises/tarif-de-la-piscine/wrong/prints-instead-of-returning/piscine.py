def tarif(age):
    """Renvoie le prix d'une entrée, en euros."""
    if age < 4:
        print(0)
    elif age < 18:
        print(2.5)
    elif age < 65:
        print(5)
    else:
        print(3.5)
