"""What is true of runs, what sandboxes report of them, and the verdict."""
