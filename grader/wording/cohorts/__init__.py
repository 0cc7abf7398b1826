"""What people read of cohorts, who is in them, and their progress boards."""
