"""The judge's side, in the tests' container: believes nothing, and runs nobody's code."""
