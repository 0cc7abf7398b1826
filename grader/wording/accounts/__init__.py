"""What people read of what opens an account: passwords, invitations, sessions, tokens."""
