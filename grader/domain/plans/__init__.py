"""What is true of how a cohort's exercises lie over its weeks: tracks, modules, working weeks, dates that move."""
