"""What people read of hand-ins that are run again."""
