"""Reads the files in which schools keep their lists of people: hostile bytes, bounded before they are unpacked."""
