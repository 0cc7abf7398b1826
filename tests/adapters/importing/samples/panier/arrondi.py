def au_centime(montant):
    return round(montant, 2)
