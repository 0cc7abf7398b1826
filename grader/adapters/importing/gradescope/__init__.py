"""A Gradescope autograder: its script runs its unittest tests as it always did, beside the program."""
