"""What a process does that was forked ahead of its need, and goes on as a learner's once their files are there."""

import gc
import os

_REIN = 0
"""Standard input, which ends as the files are there; see `begun.waiting`."""


def await_files() -> None:
    """Get ready, and return once the learner's files are laid out.

    Meanwhile it writes to each object that the collector knows, as a program will: the kernel copies the pages that
    it shares with the process that it was forked from now, and not then.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    os.read(_REIN, 1)
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, _REIN)
    os.close(nowhere)
