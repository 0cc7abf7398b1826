"""The one processor on which a run's tests and the learner's process talk."""

import contextlib
import os


def stay_on(core: int | None) -> None:
    """Keep this process on one processor, and with it what it starts.

    One of the two always waits for the other, so that a second processor would do nothing but sleep; and to wake one up
    takes several times as long as a call.
    """
    if core is not None:
        with contextlib.suppress(OSError):  # the container may not have this one
            os.sched_setaffinity(0, {core})
