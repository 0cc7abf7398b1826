"""The publication gate: what an exercise's own files prove about it."""
