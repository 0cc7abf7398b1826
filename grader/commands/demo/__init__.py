"""The demo: a small school that runs for real."""
