"""What a school tells others of its cohorts, and each learner of their own time: values, counted from what is kept."""
