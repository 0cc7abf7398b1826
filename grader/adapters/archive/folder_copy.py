"""A folder's files and folders as they go into a backup and come out of it, with their modes."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from shutil import copyfileobj

from grader.domain.errors import NotValid, PlatformError
from grader.engine.operation.backup import ArchiveMember

PERMISSIONS = 0o777
OWNER_ONLY_FOLDER = 0o700

Walk = Callable[[Path], Iterator[Path]]
"""Yields what is to be copied of a folder in the order that is safe, folders before what they hold."""


class FolderCopy:
    """`grader.engine.operation.backup.BackupPlace` of what is below one folder.

    Args:
        name: Of the place.
        folder: It need not be there.
        walk: Which files and folders, in which order.
        may_vanish: Tells which of them may be gone by the time they are read, as others work on.
    """

    def __init__(
        self, name: str, folder: Path, *, walk: Walk, may_vanish: Callable[[Path], bool] = lambda _path: False
    ) -> None:
        self.name = name
        self._folder = folder
        self._walk = walk
        self._may_vanish = may_vanish

    def members(self) -> Iterator[ArchiveMember]:
        """Yield its files and folders.

        Raises:
            PlatformError: One cannot be read, or is gone.
        """
        for path in self._walk(self._folder):
            try:
                yield self._member(path)
            except FileNotFoundError as error:
                if not self._may_vanish(path):
                    raise PlatformError(
                        "%(path)s went away while it was copied. Start the backup again.", path=str(path)
                    ) from error
            except OSError as error:
                raise PlatformError(
                    "%(path)s cannot be read: %(why)s.", path=str(path), why=str(error.strerror)
                ) from error

    def refuse_unless_empty(self) -> None:
        """Make sure that nothing is in the folder.

        Raises:
            NotValid: `place_not_empty`.
        """
        if self._folder.exists() and any(self._folder.iterdir()):
            raise NotValid("place_not_empty", place=str(self._folder))

    def fill(self, members: Iterator[ArchiveMember]) -> None:
        """Make the files and folders, none of which is there; all are on the disk when it returns.

        Raises:
            PlatformError: One cannot be written.
        """
        for member in members:
            path = self._folder / PurePosixPath(member.name).relative_to(self.name)
            try:
                _make(path, member)
            except OSError as error:
                raise PlatformError(
                    "%(path)s cannot be written: %(why)s.", path=str(path), why=str(error.strerror)
                ) from error
        os.sync()

    def _member(self, path: Path) -> ArchiveMember:
        facts = path.lstat()
        name = f"{self.name}/{path.relative_to(self._folder).as_posix()}"
        if stat.S_ISDIR(facts.st_mode):
            return ArchiveMember(name, facts.st_mode & PERMISSIONS, None)
        if not stat.S_ISREG(facts.st_mode):
            raise PlatformError(
                "%(path)s is neither a file nor a folder, and a backup holds nothing else.", path=str(path)
            )
        file = path.open("rb")  # at once, so that it is known to be there
        return ArchiveMember(name, facts.st_mode & PERMISSIONS, lambda: file)


def _make(path: Path, member: ArchiveMember) -> None:
    path.parent.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    if member.content is None:
        path.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
        path.chmod(member.mode)
        return
    with member.content() as content, open(path, "xb", opener=_for_owner_only) as file:
        copyfileobj(content, file)
        os.fchmod(file.fileno(), member.mode)


def _for_owner_only(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW, 0o600)
