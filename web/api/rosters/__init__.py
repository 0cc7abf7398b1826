"""The people of a cohort: read by its staff, changed by those who lead it."""
