"""The runner of Python: its image, its entry point, the learner's side, and shared isolation."""
