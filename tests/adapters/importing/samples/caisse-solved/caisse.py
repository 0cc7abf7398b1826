class Caisse:
    """Une caisse qui rend la monnaie."""

    def rend(self, donne, prix):
        if donne < prix:
            raise ValueError("il manque de l'argent")
        return donne - prix

    def pieces(self, montant):
        rendues = []
        for piece in (5, 2, 1):
            while montant >= piece:
                rendues.append(piece)
                montant -= piece
        return rendues
