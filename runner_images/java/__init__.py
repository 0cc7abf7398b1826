"""The runner of exercises in Java: its learner's side, its tests' side and how they are put together."""
