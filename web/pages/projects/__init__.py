"""Projects of a cohort: kept by its staff, handed in by its learners, reviewed by people."""
