"""What became of the learners of a cohort: said by its leads, read by its staff, as figures by operators too."""
