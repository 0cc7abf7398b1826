"""Portfolios: composed by learners, shared by them alone, shown as they are, and who looked is told to them."""
