"""Who of a cohort needs its staff today, and why: rules that anybody can read, and never a score or a rank."""
