"""Who is in a cohort, as programs read and change it."""
