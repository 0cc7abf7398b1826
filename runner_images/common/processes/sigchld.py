"""SIGCHLD as a descriptor to wait on beside the others: it can be read when a child has ended."""

import contextlib
import os
import signal
import socket
from types import FrameType


class ChildSignal:
    """Can be read after the end of any child of this process; make one a process, in its main thread."""

    def __init__(self) -> None:
        """Listen from now on."""
        self._heard, self._rung = socket.socketpair()
        for end in (self._heard, self._rung):
            end.settimeout(0)
        signal.signal(signal.SIGCHLD, _nothing)
        signal.set_wakeup_fd(self._rung.fileno(), warn_on_full_buffer=False)

    def fileno(self) -> int:
        """Return the descriptor to wait on."""
        return self._heard.fileno()

    def drain(self) -> None:
        """Take note of what has ended."""
        with contextlib.suppress(BlockingIOError):
            while os.read(self.fileno(), 4096):
                pass


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """Have the signal interrupt a wait instead of being ignored."""
