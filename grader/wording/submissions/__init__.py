"""What people read of what learners hand in, and the repositories it comes from."""
