"""Projects: kept by a cohort's staff, handed in by its learners, reviewed by people; nothing is graded by a machine."""
