"""What became of learners after their cohort: what was said of each, and figures that tell no more than they may."""
