"""Remotes: repositories on a forge that learners push to, and that we fetch what they hand in from."""
