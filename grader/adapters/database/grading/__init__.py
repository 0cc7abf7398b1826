"""How the database keeps runs, what sandboxes report of them, and the verdict."""
