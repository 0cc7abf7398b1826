"""Portfolios: a learner's own page, and what those read with whom it is shared."""
