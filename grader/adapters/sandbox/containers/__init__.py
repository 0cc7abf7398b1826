"""Hardened containers: made, met at their link, held and removed; they know nothing of owners and runs."""
