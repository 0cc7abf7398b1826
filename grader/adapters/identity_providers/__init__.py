"""Providers of identities, asked in bounds; whatever they answer is hostile until it proves to be theirs and for us."""
