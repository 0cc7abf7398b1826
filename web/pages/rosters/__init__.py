"""The pages on which the staff of a cohort keep its people."""
