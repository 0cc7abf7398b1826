"""A bound on the time of a block of the tests' own Python code."""

import contextlib
import signal
import time
from collections.abc import Callable, Iterator
from types import FrameType


@contextlib.contextmanager
def alarm(deadline: float, late: Callable[[], BaseException]) -> Iterator[None]:
    """Raise the exception that `late` makes in this block when the monotonic clock passes `deadline`.

    A loop inside one C function is not interrupted; the supervisor's own deadline ends it.
    """

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise late()

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, max(deadline - time.monotonic(), 0.001))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Hold the alarm, and every signal of the tests' own, back in a block that must not stop half-way."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
