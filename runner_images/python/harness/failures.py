"""From the failure of a channel to why the learner's process is of no further use."""

from harness.codec import CodecError
from harness.console import FloodError
from harness.door import Door
from harness.endings import Ending, Message, timed_out
from harness.frames import ClosedError, FrameError, LateError

FAILURES = (LateError, ClosedError, FloodError, FrameError, CodecError)
"""How a request may end without a reply."""


def ending_of(failure: Exception, door: Door, *, seconds: float, output_bytes: int) -> Ending:
    """Return the ending that one of `FAILURES` means.

    Args:
        seconds: What the check may take.
        output_bytes: What it may print.
    """
    match failure:
        case LateError():
            return Ending("time", timed_out(seconds))
        case ClosedError():
            return door.fate(patient=True).ending()
        case FloodError():
            return Ending("output", Message("output", {"bytes": output_bytes}))
        case _:
            return Ending("protocol", Message("protocol"))
