"""Images: the base, and one a runner, found again by what they were built from."""
