"""What a group's charts show, worked out from counts: never a single person's line, and no ranks."""
