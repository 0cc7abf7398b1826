"""What forges say of pushes: signed, heard, and answered at once."""
