"""How the database keeps cohorts, who is in them, and their progress boards."""
