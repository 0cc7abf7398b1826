def aire(largeur, hauteur):
    return largeur * hauteur
