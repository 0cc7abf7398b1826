"""The learner's side: their files, served to their browser."""
