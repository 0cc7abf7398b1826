"""Where learners stumble: counted as each run ends, and read by the staff of their cohort alone."""
