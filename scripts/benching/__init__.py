"""What `scripts/bench.py` measures, a part a module."""
