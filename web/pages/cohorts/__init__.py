"""The pages of cohorts, who is in them, and their progress boards."""
