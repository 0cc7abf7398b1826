"""How the database keeps what learners hand in, and the repositories it comes from."""
