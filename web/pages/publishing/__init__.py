"""What trainers publish: an exercise that they send, and the versions of each."""
