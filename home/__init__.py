"""What learners run on their own computers: Python 3.8 or newer with its standard library alone."""
