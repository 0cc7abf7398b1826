def formater(numero):
    """Renvoie le numéro en cinq paires de chiffres, ou lève ValueError."""
    # À toi de jouer
    return ""


if __name__ == "__main__":
    # Ces lignes servent à essayer chez toi.
    print(formater("0639980142"))
    print(formater("06.39.98.01.42"))
