"""What happens with cohorts, who is in them, and their progress boards."""
