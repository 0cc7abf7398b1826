"""The publication gate: an exercise proves itself with its own files before any learner sees it."""
