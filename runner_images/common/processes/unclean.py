"""What ends a sandbox: something of a learner's that stays."""


class UncleanError(Exception):
    """Something of the learner's is left that cannot be removed: the sandbox must go."""


class StuckError(UncleanError):
    """Processes that were killed are still there: no program can bring that about, only a machine that is too slow."""
