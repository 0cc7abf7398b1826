"""The morning of a cohort's staff: whom to see and why, what was done about it, and the rules of both."""
