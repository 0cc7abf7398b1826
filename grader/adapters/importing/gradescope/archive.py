"""Reads an autograder's zip, a stranger's download, within bounds: nothing is unpacked to the disk."""

import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from grader.adapters.exercise_files.folder import MAX_EXERCISE_FILE_BYTES
from grader.adapters.importing.conversion import ForeignFile
from grader.adapters.importing.download import MOST_FILES, PASSED_BY, inner_path
from grader.adapters.importing.inventory import MOST_BYTES, Inventory
from grader.adapters.importing.naming import refusal
from grader.adapters.importing.recognising import is_autograder
from grader.domain.errors import ManifestError

OF_MACHINES = PASSED_BY | {"__MACOSX", ".DS_Store"}
UNREADABLE = (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError)
"""What reading a broken or encrypted archive may raise."""


def zipped(archive: Path) -> Inventory:
    """Return the files of an autograder's archive.

    Raises:
        ManifestError: It is no archive, is no autograder's, or holds too much.
    """
    files: dict[str, ForeignFile] = {}
    left: dict[str, str] = {}
    try:
        with ZipFile(archive) as opened:
            for entry in _entries(opened, archive.name):
                code = _why_left(entry)
                if code:
                    left[entry.filename] = code
                else:
                    files[entry.filename] = ForeignFile(entry.filename, _content(opened, entry, archive.name))
    except UNREADABLE as error:
        raise refusal(archive.name, "no_archive") from error
    if not is_autograder(files):
        raise refusal(archive.name, "unknown_source")
    return Inventory(files, left)


def _entries(opened: ZipFile, name: str) -> Iterator[ZipInfo]:
    entries = sorted((one for one in opened.infolist() if not one.is_dir()), key=lambda one: one.filename)
    if len(entries) > MOST_FILES or sum(one.file_size for one in entries) > MOST_BYTES:
        raise refusal(name, "too_many_files")
    yield from entries


def _why_left(entry: ZipInfo) -> str:
    """Return the code of why a file is not read; empty for one that is."""
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "is_link"
    if OF_MACHINES.intersection(PurePosixPath(entry.filename).parts):
        return "passed_by"
    try:
        tidied = inner_path(entry.filename, named_in=entry.filename)
    except ManifestError:
        return "path_leads_out"
    if tidied != entry.filename:
        return "path_leads_out"
    return "too_large" if entry.file_size > MAX_EXERCISE_FILE_BYTES else ""


def _content(opened: ZipFile, entry: ZipInfo, name: str) -> bytes:
    """Return what a file holds; one that holds more than it says makes the archive none."""
    with opened.open(entry) as file:
        content = file.read(MAX_EXERCISE_FILE_BYTES + 1)
    if len(content) > MAX_EXERCISE_FILE_BYTES:
        raise refusal(name, "no_archive")
    return content
