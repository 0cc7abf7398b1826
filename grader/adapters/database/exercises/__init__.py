"""How the database keeps exercises."""
