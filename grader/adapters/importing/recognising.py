"""Tells which system a folder or file comes from, by the files that each asks for."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from grader.adapters.importing.download import Download
from grader.adapters.importing.layout import is_test
from grader.domain.errors import ManifestError

EXERCISM, CLASSROOM, CHECK50, GRADESCOPE, PYTEST = KINDS = ("exercism", "classroom", "check50", "gradescope", "pytest")
WORKFLOWS = ".github/workflows/"
"""Where GitHub looks for them."""


def kind_of(download: Download) -> str | None:
    """Return which kind of source a folder is, or None for one that is none."""
    if _says(download, "config.json", b'"exercises"') and download.has("exercises"):
        return EXERCISM
    paths = list(download.paths())
    if ".github/classroom/autograding.json" in paths or any(
        path.startswith(WORKFLOWS) and _says(download, path, b"/autograding-") for path in paths
    ):
        return CLASSROOM
    if is_autograder(paths):
        return GRADESCOPE
    if any(path.endswith(".py") and _says(download, path, b"import check50", b"from check50") for path in paths):
        return CHECK50
    return PYTEST if any(map(is_test, paths)) else None


def is_autograder(paths: Iterable[str]) -> bool:
    """Tell whether these are the files of a Gradescope autograder."""
    return any(PurePosixPath(path).name == "run_autograder" for path in paths)


def _says(download: Download, path: str, *words: bytes) -> bool:
    try:
        content = download.read(path)
    except ManifestError:
        return False
    return any(word in content for word in words)
