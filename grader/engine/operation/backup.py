"""One archive of everything that cannot be made again, and the way back from it into an empty place."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import BinaryIO, Protocol

from grader.domain.operation.audit import Act
from grader.engine.ports.audit import Audit, AuditQuery

OLD_AFTER = timedelta(days=2)
"""A backup each night, and one that failed: from then on somebody should look."""


@dataclass(frozen=True)
class ArchiveMember:
    """A file or folder of the archive.

    Attributes:
        name: Its path in the archive, with slashes; the first part says which place it comes from.
        mode: Permission bits.
        content: Opens its bytes for reading; whoever calls it closes them. None: a folder.
    """

    name: str
    mode: int
    content: Callable[[], BinaryIO] | None


class BackupPlace(Protocol):
    """A part of the installation that is copied out, and filled again from a copy."""

    @property
    def name(self) -> str:
        """Return the first part of the name of each of its members."""

    def members(self) -> Iterator[ArchiveMember]:
        """Yield what it holds now; writers go on beside it, and are not waited for."""

    def refuse_unless_empty(self) -> None:
        """Make sure that filling it overwrites nothing.

        Raises:
            NotValid: `place_not_empty`.
        """

    def fill(self, members: Iterator[ArchiveMember]) -> None:
        """Store its members, in the order in which they were yielded."""


class ArchiveWriter(Protocol):
    """An archive being written; it appears under its name whole or not at all."""

    def add(self, member: ArchiveMember) -> None:
        """Append a file or folder."""

    def finish(self) -> None:
        """Write the manifest, which names every digest, and put the archive in its place."""


class ArchiveReader(Protocol):
    """An archive that was checked from end to end: nothing is written before that."""

    def members(self, place: str) -> AbstractContextManager[Iterator[ArchiveMember]]:
        """Open the members of one place, in their order; each is to be read before the next one is asked for."""


def back_up(places: Sequence[BackupPlace], archive: ArchiveWriter) -> None:
    """Copy every place into the archive, in this order, while the installation works on.

    The database comes before the repositories: a ref moves before its submission is stored, so each submission of the
    copy has its commit in the repositories that are copied after it. Commits without their submission are what a sweep
    accepts after the restore.
    """
    for place in places:
        for member in place.members():
            archive.add(member)
    archive.finish()


def last_backup(audit: Audit) -> datetime | None:
    """Return when the newest backup was complete; None where none was for as long as acts are kept."""
    found = audit.find(AuditQuery(act=Act.BACKUP_FINISHED), 1)
    return found[0].at if found else None


def restore(archive: ArchiveReader, places: Sequence[BackupPlace]) -> None:
    """Fill empty places from an archive, the last one first: the database comes last, in one transaction of its own.

    So a restore that was cut off left no rows behind that speak of what is not there.

    Raises:
        NotValid: `place_not_empty`; nothing was written.
    """
    for place in places:
        place.refuse_unless_empty()
    for place in reversed(places):
        with archive.members(place.name) as members:
            place.fill(members)
