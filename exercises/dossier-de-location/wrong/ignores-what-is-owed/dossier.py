def dossier_accepte(identite, revenu, loyer, garant, impaye):
    """Dit si le dossier peut partir chez le propriétaire."""
    solvable = revenu >= 3 * loyer or garant
    return identite and solvable
