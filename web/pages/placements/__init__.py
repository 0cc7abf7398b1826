"""What became of the learners of a cohort, for its staff, and the form by which one of them says it."""
