"""How long what opens an account does so."""

from datetime import timedelta

INVITATION_LIFE = timedelta(days=14)
TOKEN_LIFE = timedelta(days=180)
"""Of a token that is not revoked; how long it is kept after that, the installation's settings say."""

IDLE_LIMIT = timedelta(days=30)
"""How long a browser stays signed in that is not used."""
