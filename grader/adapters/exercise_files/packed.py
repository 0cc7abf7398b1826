"""The files of an archive that somebody sends: a zip, tar or tar.gz is read in memory, within bounds."""

import gzip
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from typing import IO, cast
from unicodedata import category, normalize

from grader.domain.errors import NotValid
from grader.domain.exercises.exercise import SourceFile

MOST_FILES = 1_000
MOST_BYTES = 10 * 1_048_576
MOST_DEPTH = 32
MOST_NAME_BYTES = 200
"""File systems take 255."""
GZIP = b"\x1f\x8b"
USTAR = slice(257, 262)
LEFT_OUT = frozenset({
    *("__MACOSX", ".DS_Store", "Thumbs.db", ".git"),
    *("__pycache__", ".pytest_cache", "node_modules", ".venv", "venv"),
})  # fmt: skip
"""What programs add to a folder, at any depth."""
APPLE_DOUBLE = "._"
"""Beside each file in a tar that a Mac made: https://en.wikipedia.org/wiki/AppleSingle_and_AppleDouble_formats"""
UNSEEN = frozenset({"Cc", "Cf", "Cs"})
NAMES_OF_GIT = re.compile(r"\.git[ .]*(?::.*)?|git~\d", re.IGNORECASE)
"""As Windows reads them, too: https://git-scm.com/docs/git-config#Documentation/git-config.txt-coreprotectNTFS"""
PLAIN_ZIP = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Other ways to compress are unpacked whole, whatever is asked for."""
NAMED_IN_UTF_8 = 0x800
UNREADABLE = (
    tarfile.TarError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, OverflowError, RuntimeError
)  # fmt: skip

Open = Callable[[], IO[bytes]]


def packed_files(archive: bytes) -> tuple[SourceFile, ...]:
    """Return the files of an archive, each by a plain path; links and what programs add are left out.

    Raises:
        NotValid: `upload_unreadable`, `upload_too_large` or `upload_path`.
    """
    try:
        return tuple(_taken(archive))
    except UNREADABLE as error:
        raise NotValid("upload_unreadable") from error


def _taken(archive: bytes) -> Iterator[SourceFile]:
    left, seen = MOST_BYTES, set[str]()
    for name, opened in _members(archive):
        parts = [part for part in name.replace("\\", "/").split("/") if part != "."]
        if LEFT_OUT & set(parts) or (parts and parts[-1].startswith(APPLE_DOUBLE)):
            continue
        path = _plain(parts, seen)
        with opened() as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0 or len(seen) == MOST_FILES:
            raise _too_large()
        seen.add(path)
        yield SourceFile(path, content)


def _plain(parts: list[str], seen: set[str]) -> str:
    """Return the path of a member that leads to a place of its own, in the form that a keyboard types.

    Raises:
        NotValid: `upload_path`.
    """
    path = normalize("NFC", "/".join(parts))
    is_plain = len(parts) <= MOST_DEPTH and all(map(_is_plain, parts))
    if not is_plain or path in seen or not seen.isdisjoint("/".join(parts[:depth]) for depth in range(1, len(parts))):
        raise NotValid("upload_path", name=path[:80].encode("ascii", "backslashreplace").decode())
    return path


def _is_plain(part: str) -> bool:
    return (
        part not in {"", ".."}
        and len(part.encode("utf-8", "surrogateescape")) < MOST_NAME_BYTES
        and not NAMES_OF_GIT.fullmatch(part)
        and not any(category(one) in UNSEEN for one in part)
    )


def _members(archive: bytes) -> Iterator[tuple[str, Open]]:
    """Yield the files of an archive, each to be opened before the next."""
    if archive.startswith(GZIP):
        yield from _of_tar(cast("IO[bytes]", gzip.GzipFile(fileobj=BytesIO(archive))))
    elif archive[USTAR] == b"ustar":
        yield from _of_tar(BytesIO(archive))
    elif zipfile.is_zipfile(BytesIO(archive)):
        yield from _of_zip(archive)
    else:
        raise NotValid("upload_unreadable")


def _of_zip(archive: bytes) -> Iterator[tuple[str, Open]]:
    with zipfile.ZipFile(BytesIO(archive)) as unzipped:
        for member in unzipped.infolist():
            if member.is_dir() or stat.S_ISLNK(member.external_attr >> 16):
                continue
            if member.compress_type not in PLAIN_ZIP:
                raise NotValid("upload_unreadable")
            yield _name(member), partial(unzipped.open, member)


def _name(member: zipfile.ZipInfo) -> str:
    """Return a name as it was written: in UTF-8, also where that is not said, or else as a Western Windows does."""
    if member.flag_bits & NAMED_IN_UTF_8:
        return member.orig_filename
    written = member.orig_filename.encode("cp437")
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("cp850")


def _of_tar(stream: IO[bytes]) -> Iterator[tuple[str, Open]]:
    with tarfile.open(fileobj=cast("IO[bytes]", _Bounded(stream)), mode="r|") as tar:
        for member in tar:
            if member.isreg():
                yield member.name, partial(cast("Callable[[tarfile.TarInfo], IO[bytes]]", tar.extractfile), member)


class _Bounded:
    """What is unpacked, up to a limit: a tar has headers and blanks beside its files."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._left = MOST_BYTES + MOST_FILES * 2_048

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes.

        Raises:
            NotValid: `upload_too_large`.
        """
        block = self._stream.read(min(size, self._left + 1))
        self._left -= len(block)
        if self._left < 0:
            raise _too_large()
        return block


def _too_large() -> NotValid:
    return NotValid("upload_too_large", most=MOST_BYTES // 1_048_576, files=MOST_FILES)
