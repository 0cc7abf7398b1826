"""Reads files of competency frameworks: TOML, YAML and tables, hostile bytes, bounded before they are looked into."""
