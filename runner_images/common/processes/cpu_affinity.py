"""The one processor on which a run's tests and the learner's process talk."""

import contextlib
import os
from pathlib import Path


def stay_on(core: int | None) -> None:
    """Keep this process on one processor, and with it what it starts.

    One of the two always waits for the other, so that a second processor would do nothing but sleep; and to wake one up
    takes several times as long as a call.
    """
    keep_on(core, 0)


def keep_on(core: int | None, pid: int) -> None:
    """Keep a process on one processor as `stay_on` does: what it has begun already, and what it starts from now on."""
    if core is None:
        return
    with contextlib.suppress(OSError):  # the container may not have this one; a thread of theirs may just have ended
        for task in (0,) if pid == 0 else [int(entry.name) for entry in Path(f"/proc/{pid}/task").iterdir()]:
            os.sched_setaffinity(task, {core})
