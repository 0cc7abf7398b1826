"""Draws public ids and secrets from the system's source of randomness."""

import secrets

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Base 32 without I, L, O and U: nobody mistakes a letter for a digit when reading an id aloud."""

ID_LENGTH = 10
SECRET_BYTES = 32


def new_id() -> str:
    """Return 10 random Crockford base-32 characters: 50 bits, so the database checks that an id is new."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(ID_LENGTH))


def new_secret() -> str:
    """Return 256 random bits as text that is fit for an address."""
    return secrets.token_urlsafe(SECRET_BYTES)
