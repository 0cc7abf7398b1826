"""What is true of hand-ins that are run again, looked at, then applied or dropped."""
