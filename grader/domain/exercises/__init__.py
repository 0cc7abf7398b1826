"""What is true of exercises."""
