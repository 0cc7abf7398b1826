"""From the failure of a channel to why the learner's process is of no further use."""

from runner_images.common.tests.cannot_cross import CannotCrossError
from runner_images.common.tests.console import FloodError
from runner_images.common.tests.door import Door
from runner_images.common.values.codec import CodecError
from runner_images.common.wire import fields
from runner_images.common.wire.endings import CheckEnding, CodedMessage, timed_out
from runner_images.common.wire.frames import ClosedError, Frame, FrameError, LateError

FAILURES = (LateError, ClosedError, FloodError, FrameError, CodecError)
"""How a request may end without a reply."""


def ending_of(failure: Exception, door: Door, *, seconds: float, output_bytes: int) -> CheckEnding:
    """Return the ending that one of `FAILURES` means.

    Args:
        seconds: What the check may take.
        output_bytes: What it may print.
    """
    match failure:
        case LateError():
            return CheckEnding("time", timed_out(seconds, door.where()))
        case ClosedError():
            return door.fate(patient=True).ending()
        case FloodError():
            return CheckEnding("output", CodedMessage("output", {"bytes": output_bytes, **door.where()}))
        case _:
            return CheckEnding("protocol", CodedMessage("protocol"))


def stranded_in(reply: Frame) -> CannotCrossError:
    """Return what a `stranded` frame says: something that the learner's code gave does not cross."""
    obstacle = fields.text(reply, "obstacle", limit=20)
    return CannotCrossError(fields.text(reply, "type", limit=200), obstacle=obstacle)
