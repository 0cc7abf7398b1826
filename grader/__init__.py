"""The autograder: what is true (domain), what happens (engine), what people read (wording), with what (adapters)."""
