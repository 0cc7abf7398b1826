"""What happens with runs, what sandboxes report of them, and the verdict."""
