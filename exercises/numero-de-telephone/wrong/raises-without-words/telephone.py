def formater(numero):
    """Renvoie le numéro en cinq paires de chiffres, ou lève ValueError."""
    chiffres = numero
    for signe in " .-":
        chiffres = chiffres.replace(signe, "")
    if chiffres.startswith("+33"):
        chiffres = "0" + chiffres[3:]

    if len(chiffres) != 10:
        raise ValueError
    if not chiffres.isdigit():
        raise ValueError
    if chiffres[0] != "0":
        raise ValueError

    paires = []
    for position in range(0, 10, 2):
        paires.append(chiffres[position : position + 2])
    return " ".join(paires)


if __name__ == "__main__":
    # Ces lignes servent à essayer chez toi.
    print(formater("0639980142"))
    print(formater("06.39.98.01.42"))
