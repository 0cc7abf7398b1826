"""The pages of what opens an account: passwords, invitations, sessions, tokens."""
