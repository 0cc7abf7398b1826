"""A group in charts, for the staff of its cohort: each chart from counts, and each count by one question."""
