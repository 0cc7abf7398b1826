"""CS50's check50: a folder whose checks are functions, read as text and never run."""
