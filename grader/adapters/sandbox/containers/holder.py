"""A holder of containers: a process, with a folder that says whether it lives.

The folder's file stays locked as long as the process is there, and the kernel lets go of it however the process ends:
so containers that a dead one left are known at once, and those of a living one are never taken from it.
"""

import fcntl
import os
import secrets
import shutil
from pathlib import Path

LOCK = "lock"


class Holder:
    """This process, as a holder."""

    def __init__(self, runtime: Path) -> None:
        """Make a folder of our own below `runtime`, and lock it."""
        self.id = secrets.token_hex(8)
        self.folder = runtime / self.id
        self.folder.mkdir(mode=0o700, parents=True)
        self._lock = os.open(self.folder / LOCK, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def close(self) -> None:
        """Remove the folder: from now on what we hold is nobody's."""
        shutil.rmtree(self.folder, ignore_errors=True)
        os.close(self._lock)


def is_held(runtime: Path, holder: str) -> bool:
    """Tell whether the holder of that id lives."""
    if not holder.isalnum():
        return False
    try:
        lock = os.open(runtime / holder / LOCK, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False


def forget_the_dead(runtime: Path) -> None:
    """Remove the folders of holders that are no more."""
    folders = [entry for entry in runtime.iterdir() if entry.is_dir()] if runtime.is_dir() else []
    for folder in folders:
        if (folder / LOCK).exists() and not is_held(runtime, folder.name):
            shutil.rmtree(folder, ignore_errors=True)
