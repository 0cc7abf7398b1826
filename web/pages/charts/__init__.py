"""A group in charts: pages of numbers that people would rather look at, each with a table of the same."""
