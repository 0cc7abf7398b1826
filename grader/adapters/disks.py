"""The disks that hold the installation's folders, as the operating system has them now."""

import os
from collections.abc import Mapping
from pathlib import Path

from grader.domain.errors import PlatformError
from grader.domain.operation.disk import Disk


def disks_of(folders: Mapping[str, Path]) -> tuple[Disk, ...]:
    """Return each disk once, by the first name of a folder on it; one that is not made yet counts where it will be.

    Raises:
        PlatformError: A disk does not answer.
    """
    found: dict[int, Disk] = {}
    for name, folder in folders.items():
        there = next(path for path in (folder, *folder.parents) if path.exists())
        try:
            found.setdefault(there.stat().st_dev, _disk(name, os.statvfs(there)))
        except OSError as error:
            raise PlatformError(
                "The disk of %(folder)s does not answer: %(why)s.", folder=str(folder), why=str(error.strerror)
            ) from error
    return tuple(found.values())


def _disk(name: str, told: os.statvfs_result) -> Disk:
    """Count as `df` does: what only root may use is nobody's (https://man7.org/linux/man-pages/man3/statvfs.3.html)."""
    bytes_used = _used(told.f_blocks - told.f_bfree, told.f_bavail)
    if told.f_files == 0:  # Btrfs and others have no such limit
        return Disk(name, bytes_used, told.f_bavail * told.f_frsize)
    entries_used = _used(told.f_files - told.f_ffree, told.f_favail)
    return Disk(name, max(bytes_used, entries_used), told.f_bavail * told.f_frsize, told.f_favail)


def _used(used: int, free: int) -> float:
    return used / (used + free) if used + free else 1.0
