"""What is true of what opens an account: passwords, invitations, sessions, tokens."""
