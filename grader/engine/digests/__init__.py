"""A cohort's week, gathered from what other features keep, and sent to those of its staff who asked for it."""
