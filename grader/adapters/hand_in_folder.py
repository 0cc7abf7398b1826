"""A hand-in that lies in a folder of this machine, for grading without web or queue."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.domain.exercises.exercise import SourceFile
from grader.domain.submissions.hand_in import EntryKind, TreeEntry

MAX_LISTED = 5_000


class HandInFolder:
    """Lists and reads a folder as Git would: links are seen as links and never followed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def entries(self) -> Iterator[TreeEntry]:
        """Yield the files below the folder, `.git` left out, up to an early stop."""
        listed = 0
        for parent, folders, names in os.walk(self._folder, followlinks=False):
            folders[:] = sorted(name for name in folders if name != ".git")
            links = [name for name in folders if (Path(parent) / name).is_symlink()]
            for name in sorted([*names, *links]):
                path = Path(parent) / name
                if listed >= MAX_LISTED or not (path.is_symlink() or path.is_file()):
                    continue
                listed += 1
                yield self._entry(path)

    def read(self, entries: Sequence[TreeEntry]) -> tuple[SourceFile, ...]:
        return tuple(SourceFile(entry.path, (self._folder / entry.path).read_bytes()) for entry in entries)

    def _entry(self, path: Path) -> TreeEntry:
        relative = path.relative_to(self._folder).as_posix()
        kind = EntryKind.SYMLINK if path.is_symlink() else EntryKind.FILE
        return TreeEntry(relative, kind, "", path.lstat().st_size)
