"""Reads an archive: from end to end before anything in it is believed."""

import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from pydantic import ValidationError

from grader.adapters.archive.manifest import MANIFEST, ArchiveManifest, PartFacts, PartTally
from grader.domain.errors import NotValid
from grader.engine.operation.backup import ArchiveMember

BLOCK_BYTES = 1_048_576
MAX_MANIFEST_BYTES = 134_217_728
PERMISSIONS = 0o777


class Archive:
    """`grader.engine.operation.backup.ArchiveReader` from a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def check(self) -> ArchiveManifest:
        """Read all of it, and compare each digest.

        Raises:
            NotValid: `archive_unreadable`, `archive_hostile`, `archive_cut_off`, `archive_damaged` or `archive_newer`.
        """
        tally, written = PartTally(), b""
        with self._open() as tar:
            for header in tar:
                _refuse_hostile(header)
                if written:
                    raise NotValid("archive_damaged", part=MANIFEST)
                if header.name == MANIFEST and header.isreg():
                    written = _content(tar, header).read(MAX_MANIFEST_BYTES)
                else:
                    _digest(tar, header, tally)
        return self._compared(written, tally.facts())

    @contextmanager
    def members(self, place: str) -> Iterator[Iterator[ArchiveMember]]:
        with self._open() as tar:
            yield (_member(tar, header) for header in tar if header.name.startswith(f"{place}/"))

    def _compared(self, written: bytes, found: dict[str, PartFacts]) -> ArchiveManifest:
        if not written:
            raise NotValid("archive_cut_off", path=str(self._path))
        try:
            manifest = ArchiveManifest.model_validate_json(written)
        except ValidationError as error:
            raise NotValid("archive_newer", path=str(self._path)) from error
        for part in sorted(manifest.parts.keys() | found.keys()):
            if manifest.parts.get(part) != found.get(part):
                raise NotValid("archive_damaged", part=part)
        return manifest

    @contextmanager
    def _open(self) -> Iterator[tarfile.TarFile]:
        """Open the archive as a stream.

        Raises:
            NotValid: `archive_unreadable`, for what goes wrong here or while its members are read.
        """
        try:
            with tarfile.open(self._path, "r|gz", bufsize=BLOCK_BYTES) as tar:
                yield tar
        except (tarfile.TarError, zlib.error, EOFError, FileNotFoundError) as error:
            raise NotValid("archive_unreadable", path=str(self._path)) from error


def _member(tar: tarfile.TarFile, header: tarfile.TarInfo) -> ArchiveMember:
    _refuse_hostile(header)  # once more: the file may be another one by now
    return ArchiveMember(header.name, header.mode, None if header.isdir() else lambda: _content(tar, header))


def _digest(tar: tarfile.TarFile, header: tarfile.TarInfo, tally: PartTally) -> None:
    digest = tally.begin(header.name, header.mode, header.size)
    if header.isreg():
        content = _content(tar, header)
        while block := content.read(BLOCK_BYTES):
            digest.update(block)


def _refuse_hostile(header: tarfile.TarInfo) -> None:
    """Refuse whatever is neither a plain file nor a folder below the place it is unpacked to.

    Raises:
        NotValid: `archive_hostile`.
    """
    is_plain = (header.isreg() and not header.issparse()) or header.isdir()
    is_below = not any(part in {"", ".", ".."} for part in header.name.split("/")) and "\0" not in header.name
    if not is_plain or not is_below or header.mode & ~PERMISSIONS:
        raise NotValid("archive_hostile", name=header.name)


def _content(tar: tarfile.TarFile, header: tarfile.TarInfo) -> BinaryIO:
    return cast("BinaryIO", tar.extractfile(header))
