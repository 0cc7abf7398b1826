"""What people read of runs, what sandboxes report of them, and the verdict."""
