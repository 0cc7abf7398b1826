"""A cohort's chat: told when something changes, by a message that is kept until it is taken."""
