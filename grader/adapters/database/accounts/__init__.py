"""How the database keeps what opens an account: passwords, invitations, sessions, tokens."""
