"""Whose turn it is: a backup, and what removes or repacks files, wait for one another; pushes wait for neither."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from grader.domain.errors import PlatformError

PAUSE_SECONDS = 0.2


@contextmanager
def upkeep_turn(data_folder: Path, *, patience: timedelta = timedelta(0)) -> Iterator[None]:
    """Hold the turn of this data folder for a block.

    Args:
        patience: How long to wait for another process that has it.

    Raises:
        PlatformError: Another process has it still.
    """
    descriptor = os.open(data_folder / ".upkeep.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(descriptor, time.monotonic() + patience.total_seconds())
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= deadline:
                raise PlatformError(
                    "A backup, or the upkeep of repositories, is under way. Try again later."
                ) from error
            time.sleep(PAUSE_SECONDS)
        else:
            return
