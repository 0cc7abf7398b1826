"""A sweep: what a user left in the folders that anyone can write goes, removed by that user.

Root without DAC_OVERRIDE can neither enter nor empty another user's folder of mode 0700.
"""

import contextlib
import itertools
import os
from collections.abc import Iterable
from enum import Enum
from pathlib import Path

from runner_images.common.processes.privileges import acting_for


class Clean(Enum):
    """Whether nothing is left."""

    YES = 0
    NO = 3


def wipe(folders: Iterable[Path], uid: int | None) -> Clean:
    """Empty `folders` as user `uid`, and tell whether they are empty: of everybody's files, not theirs alone.

    Only for a process that none of that user's can reach (`acting_for`).
    """
    present = [folder for folder in folders if folder.is_dir()]
    with acting_for(uid):
        for folder in present:
            empty(folder)
    return Clean.NO if any(_holds(folder) for folder in present) else Clean.YES


def empty(folder: Path) -> None:
    """Remove what this user owns in `folder`, however deep, long-named or locked.

    What a folder holds is moved up before it is removed: no recursion, no path or descriptor limit to run into.
    """
    names = itertools.count()
    progress = True
    while progress:
        gone = [_shrink(entry, folder, names) for entry in owned(folder)]
        progress = any(gone)
    _unmark(folder)


def _holds(folder: Path) -> bool:
    with os.scandir(folder) as entries:
        return any(True for _ in entries)


def owned(folder: Path) -> "list[os.DirEntry[str]]":
    """Return what this user owns in `folder`; the folder itself, if it is this user's, is unlocked."""
    with contextlib.suppress(OSError):
        if folder.stat().st_uid == os.geteuid():
            folder.chmod(0o700)
        with os.scandir(folder) as entries:
            return [entry for entry in entries if entry.stat(follow_symlinks=False).st_uid == os.geteuid()]
    return []


def _shrink(entry: "os.DirEntry[str]", root: Path, names: "itertools.count[int]") -> bool:
    """Remove `entry`, its own folders moved to `root`; tell whether it is gone."""
    with contextlib.suppress(OSError):
        if not entry.is_dir(follow_symlinks=False):
            Path(entry).unlink()
            return True
        for inner in owned(Path(entry)):
            # Of what kind an entry is, its folder has told: a database has four hundred files to ask.
            if inner.is_dir(follow_symlinks=False):
                Path(inner).chmod(0o700)
                Path(inner).rename(_free(root, names))
            else:
                Path(inner).unlink()
        Path(entry).rmdir()
        return True
    return False


def _unmark(folder: Path) -> None:
    """Remove what this user wrote on `folder` itself: extended attributes and access lists, which outlive its files."""
    # On a folder of somebody else's they could write nothing: what cannot be removed there is not theirs.
    with contextlib.suppress(OSError):
        for name in os.listxattr(folder):
            os.removexattr(folder, name)


def _free(root: Path, names: "itertools.count[int]") -> Path:
    return next(path for number in names if not os.path.lexists(path := root / f".swept-{number}"))
