"""What people read of what waits, and the hosts that take it."""
