"""What `scripts/simulate.py` and `scripts/load.py` grade with in place of a sandbox."""
