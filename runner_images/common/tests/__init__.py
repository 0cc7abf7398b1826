"""The tests' side in either isolation: pytest, the order of checks, verdicts; knows of no proxy."""
