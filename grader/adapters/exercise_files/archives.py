"""An exercise's folder as an archive that somebody sends: it is read in memory, within bounds."""

import gzip
import re
import stat
import tarfile
import tomllib
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, cast
from unicodedata import category

from grader.adapters.exercise_files.toml_text import parsed
from grader.domain.errors import NotValid
from grader.domain.exercises.exercise import SourceFile
from grader.domain.naming import is_slug

MANIFEST = "exercise.toml"
MOST_FILES = 1_000
MOST_BYTES = 10 * 1_048_576
GZIP = b"\x1f\x8b"
LEFT_OUT = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "__pycache__", ".pytest_cache", ".git"})
"""What programs add to a folder, at any depth."""
UNSEEN = frozenset({"Cc", "Cf", "Cs"})
NAMES_OF_GIT = re.compile(r"\.git[ .]*(?::.*)?|git~\d", re.IGNORECASE)
"""As Windows reads them, too: https://git-scm.com/docs/git-config#Documentation/git-config.txt-coreprotectNTFS"""
PLAIN_ZIP = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Other ways to compress are unpacked whole, whatever is asked for."""
UNREADABLE = (
    tarfile.TarError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, OverflowError, RuntimeError
)  # fmt: skip


def unpacked(archive: bytes) -> tuple[str, tuple[SourceFile, ...]]:
    """Return the slug that the manifest in a zip or tar.gz names, and the files below that manifest's folder.

    Raises:
        NotValid: `upload_unreadable`, `upload_too_large`, `upload_path`, `upload_no_manifest`, `upload_several` or
            `upload_no_slug`.
    """
    try:
        files = dict(_taken(_members(archive)))
    except UNREADABLE as error:
        raise NotValid("upload_unreadable") from error
    below = sorted((path.count("/"), path) for path in files if PurePosixPath(path).name == MANIFEST)
    if not below:
        raise NotValid("upload_no_manifest")
    if len(below) > 1 and below[0][0] == below[1][0]:
        raise NotValid("upload_several")
    top = below[0][1].removesuffix(MANIFEST)
    slug = _slug(files[below[0][1]])
    return slug, tuple(SourceFile(path.removeprefix(top), files[path]) for path in files if path.startswith(top))


def _taken(members: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield the members that are an exercise's, by a plain path each.

    Raises:
        NotValid: `upload_too_large` or `upload_path`.
    """
    seen: set[str] = set()
    for count, (name, content) in enumerate(members):
        parts = [part for part in name.replace("\\", "/").split("/") if part != "."]
        if count >= MOST_FILES:
            raise NotValid("upload_too_large", most=MOST_BYTES // 1_048_576, files=MOST_FILES)
        if LEFT_OUT & set(parts):
            continue
        path = "/".join(parts)
        above = {"/".join(parts[:depth]) for depth in range(1, len(parts))}
        if not all(map(_is_plain, parts)) or path in seen or above & seen:
            raise NotValid("upload_path", name=path[:80].encode("ascii", "backslashreplace").decode())
        seen.add(path)
        yield path, content


def _is_plain(part: str) -> bool:
    return (
        part not in {"", ".."}
        and len(part.encode("utf-8", "surrogateescape")) < 200  # noqa: PLR2004 - file systems take 255 bytes
        and not NAMES_OF_GIT.fullmatch(part)
        and not any(category(one) in UNSEEN for one in part)
    )


def _members(archive: bytes) -> Iterator[tuple[str, bytes]]:
    if archive.startswith(GZIP):
        yield from _of_tar(archive)
    elif zipfile.is_zipfile(BytesIO(archive)):
        yield from _of_zip(archive)
    else:
        raise NotValid("upload_unreadable")


def _of_zip(archive: bytes) -> Iterator[tuple[str, bytes]]:
    left = MOST_BYTES
    with zipfile.ZipFile(BytesIO(archive)) as unzipped:
        for member in unzipped.infolist():
            if member.is_dir() or stat.S_ISLNK(member.external_attr >> 16):
                continue
            if member.compress_type not in PLAIN_ZIP:
                raise NotValid("upload_unreadable")
            with unzipped.open(member) as stream:
                content = stream.read(left + 1)
            left -= len(content)
            if left < 0:
                raise NotValid("upload_too_large", most=MOST_BYTES // 1_048_576, files=MOST_FILES)
            yield member.filename, content


def _of_tar(archive: bytes) -> Iterator[tuple[str, bytes]]:
    stream = cast("IO[bytes]", _Bounded(gzip.GzipFile(fileobj=BytesIO(archive))))
    with tarfile.open(fileobj=stream, mode="r|") as tar:
        for member in tar:
            content = tar.extractfile(member) if member.isreg() else None
            if content is not None:
                yield member.name, content.read()


class _Bounded:
    """What is unpacked, up to a limit: a tar has headers and blanks beside its files."""

    def __init__(self, stream: gzip.GzipFile) -> None:
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
            raise NotValid("upload_too_large", most=MOST_BYTES // 1_048_576, files=MOST_FILES)
        return block


def _slug(manifest: bytes) -> str:
    try:
        slug = parsed(manifest.decode("utf-8")).get("slug")
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise NotValid("upload_no_slug") from error
    if not isinstance(slug, str) or not is_slug(slug):
        raise NotValid("upload_no_slug")
    return slug
