"""Reads files of a folder that somebody downloaded: no link is followed, nothing outside or large is read."""

import stat
from pathlib import Path, PurePosixPath

from grader.adapters.exercise_files.folder import MAX_EXERCISE_FILE_BYTES
from grader.domain.errors import ManifestError, ManifestProblem


class Download:
    """A downloaded folder; its own path, which the trainer typed, may well lead over a link."""

    def __init__(self, root: Path) -> None:
        self._root = root

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
