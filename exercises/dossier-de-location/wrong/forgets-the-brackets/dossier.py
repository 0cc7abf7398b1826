def dossier_accepte(identite, revenu, loyer, garant, impaye):
    """Dit si le dossier peut partir chez le propriétaire."""
    return identite and not impaye and revenu >= 3 * loyer or garant and not impaye
