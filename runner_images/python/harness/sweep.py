"""A sweep: a process of the learner's own user id that ends all the others of it, then empties her folders.

Root without DAC_OVERRIDE cannot empty a folder of mode 0700, and `kill(-1)` under her id is atomic where a scan is not.
"""

import contextlib
import itertools
import os
import signal
import stat
from pathlib import Path

from harness.drop import become
from harness.place import Place

CLEAN = 0
LEFTOVERS = 3


def sweep(place: Place) -> int:
    """Return CLEAN when nothing of the learner's is left in the folders of `place`, else LEFTOVERS."""
    become(place.learner_uid)
    _end_others(place.learner_uid)
    folders = [place.work_folder, *map(Path, place.shared)]
    for folder in folders:
        empty(folder)
    return LEFTOVERS if any(_owned(folder) for folder in folders) else CLEAN


def empty(folder: Path) -> None:
    """Remove what this user owns in `folder`, however deep, long-named or locked.

    What a folder holds is moved up before it is removed: no recursion, no path or descriptor limit to run into.
    """
    names = itertools.count()
    progress = True
    while progress:
        gone = [_shrink(entry, folder, names) for entry in _owned(folder)]
        progress = any(gone)
    _unmark(folder)


def _owned(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        if folder.stat().st_uid == os.getuid():
            folder.chmod(0o700)
        return [entry for entry in folder.iterdir() if entry.lstat().st_uid == os.getuid()]
    return []


def _shrink(entry: Path, root: Path, names: "itertools.count[int]") -> bool:
    """Remove `entry`, its own folders moved to `root`; tell whether it is gone."""
    with contextlib.suppress(OSError):
        if not _is_folder(entry):
            entry.unlink()
            return True
        for inner in _owned(entry):
            if _is_folder(inner):
                inner.chmod(0o700)
                inner.rename(_free(root, names))
            else:
                inner.unlink()
        entry.rmdir()
        return True
    return False


def _unmark(folder: Path) -> None:
    """Remove what this user wrote on `folder` itself: extended attributes and access lists, which outlive its files."""
    # On a folder of somebody else's she could write nothing: what cannot be removed there is not hers.
    with contextlib.suppress(OSError):
        for name in os.listxattr(folder):
            os.removexattr(folder, name)


def _is_folder(entry: Path) -> bool:
    return stat.S_ISDIR(entry.lstat().st_mode)


def _free(root: Path, names: "itertools.count[int]") -> Path:
    return next(path for number in names if not os.path.lexists(path := root / f".swept-{number}"))


def _end_others(uid: int | None) -> None:
    # Without a user id of her own there is nobody whom a `kill(-1)` would spare.
    if uid is None or uid == 0 or os.getuid() != uid:
        return
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, signal.SIGKILL)
