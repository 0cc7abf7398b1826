"""Being launched by a learning platform, and what a course of one has to do with a cohort."""
