"""Steps with learning platforms: launches, the courses that they come from, their people, and grades given back."""
