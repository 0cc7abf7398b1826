"""What crosses the border of the API, written down once: views answer with it, and the document describes it."""
