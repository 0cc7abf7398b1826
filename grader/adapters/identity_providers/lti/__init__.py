"""Learning platforms by LTI 1.3: their launches read, and their services asked with a key of our own."""
