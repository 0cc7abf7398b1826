"""What stands in the tests for the learner's modules and objects; no answer of theirs is a verdict here."""
