"""Reads files of a folder that somebody downloaded: no link is followed, nothing outside or large is read."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from grader.adapters.exercise_files.folder import MAX_EXERCISE_FILE_BYTES
from grader.domain.errors import ManifestError, ManifestProblem

MOST_FILES = 2_000
PASSED_BY = frozenset({".git", "__pycache__", ".pytest_cache", ".venv", "venv", "node_modules"})
"""Folders that no exercise is in: made by programs, and large."""


class Download:
    """A downloaded folder; its own path, which the trainer typed, may well lead over a link."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def name(self) -> str:
        """The name of the folder itself."""
        return self._root.absolute().name

    def paths(self, below: str = "") -> Iterator[str]:
        """Yield the path of each file and link below a folder, in order; a folder that is passed by ends with `/`.

        Raises:
            ManifestError: There are too many.
        """
        count = 0
        for place, folders, files in os.walk(self._root / below):
            links = [name for name in folders if (Path(place) / name).is_symlink()]
            passed = [f"{name}/" for name in folders if name in PASSED_BY and name not in links]
            folders[:] = sorted(set(folders) - PASSED_BY)
            for name in sorted([*files, *passed, *links]):
                count += 1
                if count > MOST_FILES:
                    raise _refused(below or self.name, "too_many_files")
                inner = (Path(place) / name).relative_to(self._root).as_posix()
                yield f"{inner}/" if name.endswith("/") else inner

    def read(self, path: str, *, below: str = "") -> bytes:
        """Return a file's content.

        Args:
            path: As the download writes it, so it may be anything.
            below: The folder that the path must not leave, relative to the root.

        Raises:
            ManifestError: It leads elsewhere, is missing, a link, no file or too large; the problem names it.
        """
        return self._regular_file(_inside(path, below)).read_bytes()

    def decoded(self, path: str, *, below: str = "") -> str:
        """Return a file's text.

        Raises:
            ManifestError: As `read`, and when it is not UTF-8.
        """
        try:
            return self.read(path, below=below).decode("utf-8")
        except UnicodeDecodeError as error:
            raise _refused(_inside(path, below), "not_utf8") from error

    def has(self, path: str) -> bool:
        """Tell whether anything, even a link, bears that name."""
        return (self._root / path).is_symlink() or (self._root / path).exists()

    def _regular_file(self, path: str) -> Path:
        current = self._root
        for part in PurePosixPath(path).parts:
            current /= part
            if current.is_symlink():
                raise _refused(path, "is_link")
        try:
            facts = current.lstat()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise _refused(path, "file_missing") from error
        if not stat.S_ISREG(facts.st_mode):
            raise _refused(path, "no_regular_file")
        if facts.st_size > MAX_EXERCISE_FILE_BYTES:
            raise _refused(path, "too_large")
        return current


def inner_path(path: str, *, named_in: str) -> str:
    """Return a path that a download gives relative to one of its folders, tidied.

    Raises:
        ManifestError: It is absolute, climbs with `..`, or is no path at all.
    """
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or not pure.parts or "\\" in path or not path.isprintable():
        raise ManifestError((ManifestProblem(named_in, None, "path_leads_out", text=path),))
    return pure.as_posix()


def _inside(path: str, below: str) -> str:
    return (PurePosixPath(below) / inner_path(path, named_in=below or path)).as_posix()


def _refused(path: str, code: str) -> ManifestError:
    return ManifestError((ManifestProblem(path, None, code),))
