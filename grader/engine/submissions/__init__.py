"""What happens with what learners hand in, and the repositories it comes from."""
