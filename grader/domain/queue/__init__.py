"""What is true of what waits, and the hosts that take it."""
