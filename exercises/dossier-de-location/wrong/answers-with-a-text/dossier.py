def dossier_accepte(identite, revenu, loyer, garant, impaye):
    """Dit si le dossier peut partir chez le propriétaire."""
    if impaye:
        return "non"
    solvable = revenu >= 3 * loyer or garant
    return "oui" if identite and solvable else "non"
