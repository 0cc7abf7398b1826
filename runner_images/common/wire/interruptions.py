"""What a signal's handler raises in the middle of our own work, told apart from what that work itself raises."""

import os
from pathlib import Path

_OURS = tuple(f"{folder}{os.sep}" for folder in (Path(__file__).parents[2], Path(os.__file__).parent))
"""The harness and Python's own library, which it calls."""


def broke_in(error: BaseException) -> bool:
    """Tell whether code that is neither ours nor Python's raised `error`, below the function that asks.

    A handler of the tests' or of the learner's may run between any two steps of ours, and raise what we wait for:
    `TimeoutError` is an `OSError`. That says nothing of the peer.
    """
    trace = error.__traceback__
    while trace is not None:
        if not trace.tb_frame.f_code.co_filename.startswith(_OURS):
            return True
        trace = trace.tb_next
    return False
