"""What people read of who is in a cohort, and what lets them in."""
