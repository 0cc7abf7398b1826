"""What people read of what keeps the installation alive and true: audit, backup, retention, measures."""
