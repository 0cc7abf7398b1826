"""Sockets to listen at, in folders of their own, however deep these are."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SOCKET = "link.sock"


@contextmanager
def listening(folder: Path) -> Iterator[tuple[socket.socket, Path]]:
    """Yield a listening socket in a new folder; both are gone when the block ends."""
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    try:
        with listening_in(folder) as listener:
            yield listener, folder
    finally:
        with suppress(OSError):
            folder.rmdir()


@contextmanager
def listening_in(folder: Path) -> Iterator[socket.socket]:
    """Yield a listening socket in a folder; it is gone when the block ends."""
    try:
        with bound(folder / SOCKET) as listener:
            # The container's root has no say over a file of another user; the folder above is closed to all others.
            (folder / SOCKET).chmod(0o666)
            yield listener
    finally:
        with suppress(OSError):
            (folder / SOCKET).unlink()


@contextmanager
def near(path: Path) -> Iterator[str]:
    """Yield an address of a socket at `path` that is short enough for the kernel, however deep the path is."""
    folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def bound(path: Path) -> socket.socket:
    """Return a socket that listens at `path`."""
    listener = socket.socket(socket.AF_UNIX)
    try:
        with near(path) as address:
            listener.bind(address)
        listener.listen(64)
    except BaseException:
        listener.close()
        raise
    return listener
