"""Shared isolation: the tests and the learner's code in one process, judged from another container."""
