"""Whose turn it is: a backup, and what removes or repacks files, wait for one another; pushes wait for neither."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.domain.errors import PlatformError


@contextmanager
def upkeep_turn(data_folder: Path, *, doing: str) -> Iterator[None]:
    """Hold the turn of this data folder for a block.

    Args:
        doing: What is to be done, for the sentence of a refusal.

    Raises:
        PlatformError: Another process has it.
    """
    descriptor = os.open(data_folder / ".upkeep.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        message = f"{doing} has to wait: a backup, or the upkeep of repositories, is under way"
        raise PlatformError(message) from error
    finally:
        os.close(descriptor)
