def aire(largeur, hauteur):
    pass
