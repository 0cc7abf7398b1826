"""What people read of exercises."""
