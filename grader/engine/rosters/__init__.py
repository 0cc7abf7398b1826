"""What happens to the people of a cohort: read, added, changed, and taken from the files of schools."""
