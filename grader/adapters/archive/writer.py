"""Writes an archive under another name first, so that it appears whole or not at all."""

import io
import os
import tarfile
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Self

from grader.adapters.archive.folder import DRAFT_SUFFIX
from grader.adapters.archive.manifest import FORMAT, MANIFEST, ArchiveManifest, Digest, PartTally
from grader.domain.errors import NotValid, PlatformError
from grader.engine.operation.backup import ArchiveMember

OWNER_ONLY = 0o600
COMPRESSION = 3
"""Most of a backup is Git's objects, which are compressed already."""


class ArchiveFile:
    """`grader.engine.operation.backup.ArchiveWriter` as a file; a block that is left before `finish` leaves nothing.

    Args:
        path: Where the archive is to be.
        program: The version of this program.
        revision: The database's revision.
        made_at: ISO 8601, in UTC.
    """

    def __init__(self, path: Path, *, program: str, revision: str, made_at: str) -> None:
        self._path = path
        self._program, self._revision, self._made_at = program, revision, made_at
        self._draft = path.with_name(f".{path.name}.{os.getpid()}{DRAFT_SUFFIX}")
        self._tally = PartTally()

    def __enter__(self) -> Self:
        if self._path.exists():
            raise NotValid("file_exists", path=str(self._path))
        try:
            descriptor = os.open(self._draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        except OSError as error:
            raise PlatformError(
                "No file can be written in %(folder)s: %(why)s.",
                folder=str(self._draft.parent),
                why=str(error.strerror),
            ) from error
        self._file = os.fdopen(descriptor, "wb")
        self._tar = tarfile.open(fileobj=self._file, mode="w:gz", format=tarfile.PAX_FORMAT, compresslevel=COMPRESSION)
        return self

    def __exit__(self, _kind: object, fault: BaseException | None, _trace: object) -> None:
        with suppress(OSError):  # what could not be written before cannot be flushed now
            self._file.close()
        self._draft.unlink(missing_ok=True)
        if isinstance(fault, OSError):
            raise PlatformError(
                "%(path)s cannot be written: %(why)s.", path=str(self._path), why=str(fault.strerror)
            ) from fault

    def add(self, member: ArchiveMember) -> None:
        """Append a file or folder; a file that grows while it is read is taken as long as it was at first."""
        if member.content is None:
            self._tally.begin(member.name, member.mode, 0)
            self._tar.addfile(_header(member.name, member.mode, 0, tarfile.DIRTYPE))
            return
        with member.content() as content:
            size_bytes = content.seek(0, os.SEEK_END)
            content.seek(0)
            digest = self._tally.begin(member.name, member.mode, size_bytes)
            self._tar.addfile(_header(member.name, member.mode, size_bytes), _Digested(content, digest))

    def finish(self) -> None:
        """Write the manifest, and give the archive its name once it is on the disk."""
        manifest = ArchiveManifest(
            format=FORMAT,
            program=self._program,
            revision=self._revision,
            made_at=self._made_at,
            parts=self._tally.facts(),
        )
        written = manifest.model_dump_json().encode()
        self._tar.addfile(_header(MANIFEST, OWNER_ONLY, len(written)), io.BytesIO(written))
        self._tar.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._draft.rename(self._path)
        _sync(self._path.parent)


def _sync(folder: Path) -> None:
    """Have the folder's names on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class _Digested:
    """A stream whose bytes go into a digest as they are read."""

    def __init__(self, content: BinaryIO, digest: Digest) -> None:
        self._content = content
        self._digest = digest

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes."""
        block = self._content.read(size)
        self._digest.update(block)
        return block


def _header(name: str, mode: int, size_bytes: int, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.mode, header.size, header.type = mode, size_bytes, kind
    return header
