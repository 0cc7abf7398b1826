"""What `scripts/load.py` makes and measures, a part a module."""
