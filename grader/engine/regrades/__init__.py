"""What happens with regrades: begun, run like everything that waits, looked at, applied or dropped."""
