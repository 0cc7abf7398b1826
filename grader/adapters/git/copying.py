"""The order in which a bare repository's files can be copied while it is pushed to: refs first, then objects.

Git stores a push's objects before it moves a ref to them, and objects never change: so each ref of the copy has all of
its objects. Only a repack removes objects, once they are in a pack; a backup and the upkeep of repositories take turns.
"""

from collections.abc import Iterator
from pathlib import Path

UNFINISHED = ("tmp_", "incoming-")
"""How the names of objects begin that are still being received, and of folders in which Git judges a push."""


def in_copying_order(folder: Path) -> Iterator[Path]:
    """Yield every folder and file of all repositories below a folder, `<cohort>/<handle>.git`."""
    for cohort in sorted(folder.glob("*")):
        yield cohort
        for repository in sorted(cohort.glob("*.git")):
            yield from _repository(repository)


def may_vanish(path: Path) -> bool:
    """Tell whether a file may go away beside a copy: a branch's and its log when it is deleted; objects stay."""
    return path.is_relative_to(_root(path) / "refs") or path.is_relative_to(_root(path) / "logs")


def _root(path: Path) -> Path:
    return next((parent for parent in (path, *path.parents) if parent.suffix == ".git"), path)


def _repository(repository: Path) -> Iterator[Path]:
    yield repository
    # A ref that moves into `packed-refs` meanwhile is found there, as that file comes after the folder.
    for name in ("HEAD", "refs", "packed-refs"):
        yield from _below(repository / name)
    rest = (path for path in sorted(repository.iterdir()) if path.name not in {"HEAD", "refs", "packed-refs"})
    for path in sorted(rest, key=lambda path: path.name == "objects"):
        yield from _below(path)


def _below(path: Path) -> Iterator[Path]:
    """Yield a file, or a folder and all that is below it, without what is being written."""
    if not path.exists() or path.suffix == ".lock" or path.name.startswith(UNFINISHED):
        return
    yield path
    if path.is_dir():
        for inner in sorted(path.iterdir()):
            yield from _below(inner)
