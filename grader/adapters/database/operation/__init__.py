"""How the database keeps what keeps the installation alive and true: audit, backup, retention, measures."""
