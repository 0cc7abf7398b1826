"""The tables, a file a feature; each is known to the others by the name in its foreign keys alone."""
