"""The readers, one a kind of source."""

from collections.abc import Callable, Mapping
from pathlib import Path

from grader.adapters.importing import recognising
from grader.adapters.importing.check50.conversion import read_check50
from grader.adapters.importing.classroom.conversion import read_classroom
from grader.adapters.importing.conversion import Collection, Wishes
from grader.adapters.importing.download import Download
from grader.adapters.importing.exercism.conversion import read_exercism
from grader.adapters.importing.gradescope.archive import zipped
from grader.adapters.importing.gradescope.conversion import read_gradescope
from grader.adapters.importing.naming import refusal
from grader.adapters.importing.suites.conversion import read_suite

READERS: Mapping[str, Callable[[Path, Wishes], Collection]] = {
    recognising.EXERCISM: read_exercism,
    recognising.CLASSROOM: read_classroom,
    recognising.CHECK50: read_check50,
    recognising.GRADESCOPE: read_gradescope,
    recognising.PYTEST: read_suite,
}


def read_source(root: Path, kind: str | None, wishes: Wishes) -> Collection:
    """Return what a source holds.

    Args:
        kind: What somebody says that it is; None to have it recognised.

    Raises:
        ManifestError: It is nothing that is known, or cannot be read.
    """
    if root.is_file():
        zipped(root)
        kind = recognising.GRADESCOPE
    found = kind or recognising.kind_of(Download(root))
    if found is None:
        raise refusal(root.absolute().name, "unknown_source")
    return READERS[found](root, wishes)
