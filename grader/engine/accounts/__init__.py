"""What happens with what opens an account: passwords, invitations, sessions, tokens."""
