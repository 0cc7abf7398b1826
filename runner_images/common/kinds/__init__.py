"""Kinds of exercises other than objects: what a test asks for by a fixture; nothing here decodes or decides."""
