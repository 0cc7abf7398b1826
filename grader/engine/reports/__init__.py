"""What a cohort's leads tell others of it: read from what other features keep, and kept nowhere."""
