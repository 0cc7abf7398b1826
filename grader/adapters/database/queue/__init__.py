"""How the database keeps what waits, and the hosts that take it."""
