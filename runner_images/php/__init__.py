"""The runner of PHP: its image, its entry point, the learner's side in PHP, and the tests' side of the language."""
