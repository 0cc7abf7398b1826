"""À toi de jouer."""
