"""The learner's side in PHP: the life of its processes; their stub is what stands beside, in PHP."""
