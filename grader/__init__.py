"""The autograder: what is true (domain), what happens (engine), with what (adapters)."""
