class Calculette:
    """Retient son dernier résultat."""

    def __init__(self):
        self.dernier = 0

    def ajoute(self, nombre):
        self.dernier = self.dernier + nombre
        return self.dernier
