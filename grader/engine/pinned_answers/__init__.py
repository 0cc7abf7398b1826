"""Answers pinned to failures: the staff of a cohort pin them, and whoever meets the failure there reads them."""
