"""What every request needs, whatever it asks for: security, sessions, language, errors; no page and no feature."""
