"""The steps by which a cohort's exercises are laid over the weeks of its plan."""
