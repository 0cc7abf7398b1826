"""What became of learners, and how they were asked, over their tables."""
