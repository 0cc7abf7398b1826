"""What happens with what keeps the installation alive and true: audit, backup, retention, measures."""
