"""Reads a folder whole, within bounds, and says of each file that was not read why."""

from collections.abc import Mapping
from dataclasses import dataclass

from grader.adapters.importing.conversion import ForeignFile
from grader.adapters.importing.download import Download
from grader.domain.errors import ManifestError, ManifestProblem

MOST_BYTES = 67_108_864


@dataclass(frozen=True)
class Inventory:
    """The files of a folder by path, and codes of why others were left."""

    files: Mapping[str, ForeignFile]
    left: Mapping[str, str]


def inventory(download: Download) -> Inventory:
    """Return every file of a folder.

    Raises:
        ManifestError: There are too many, or together they are too large.
    """
    files: dict[str, ForeignFile] = {}
    left: dict[str, str] = {}
    size_bytes = 0
    for path in download.paths():
        if path.endswith("/"):
            left[path] = "passed_by"
            continue
        try:
            content = download.read(path)
        except ManifestError as error:
            left[path] = error.problems[0].code
            continue
        size_bytes += len(content)
        if size_bytes > MOST_BYTES:
            raise ManifestError((ManifestProblem(download.name, None, "too_many_files"),))
        files[path] = ForeignFile(path, content)
    return Inventory(files, left)
