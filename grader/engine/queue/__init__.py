"""What happens with what waits, and the hosts that take it."""
