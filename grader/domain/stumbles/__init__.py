"""Where learners stumble: what stopped a try, which tries stopped alike, and what a version of an exercise costs."""
