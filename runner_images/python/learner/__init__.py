"""The learner's side: beside code nobody trusts, so nothing of the tests' side is ever imported here."""
