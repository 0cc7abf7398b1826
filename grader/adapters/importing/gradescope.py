"""A Gradescope autograder: its own script decides, so nothing of it can be taken over by reading alone.

https://gradescope-autograders.readthedocs.io/en/latest/specs/
"""

from pathlib import Path
from zipfile import BadZipFile, ZipFile

from grader.adapters.importing.conversion import Candidate, Collection, Conversion, Wishes
from grader.adapters.importing.download import MOST_FILES, Download
from grader.adapters.importing.naming import refusal, slug_of
from grader.adapters.importing.recognising import GRADESCOPE, is_autograder
from grader.domain.errors import ManifestError, ManifestProblem


def read_gradescope(root: Path, wishes: Wishes) -> Collection:
    """Return the one exercise that an autograder is; whoever asks for it is told what to do by hand."""
    download = Download(root)
    slug = slug_of(download.name.removesuffix(".zip"), wishes)

    def convert() -> Conversion:
        paths = zipped(root) if root.is_file() else list(download.paths())
        raise ManifestError(tuple(_problems(paths)))

    return Collection(GRADESCOPE, download, (Candidate(slug, convert),))


def zipped(archive: Path) -> list[str]:
    """Return the names in an archive; nothing of it is unpacked.

    Raises:
        ManifestError: It is no archive, is no autograder's, or names too much.
    """
    try:
        with ZipFile(archive) as opened:
            names = [one.filename for one in opened.infolist() if not one.is_dir()]
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise refusal(archive.name, "no_archive") from error
    if len(names) > MOST_FILES:
        raise refusal(archive.name, "too_many_files")
    if not is_autograder(names):
        raise refusal(archive.name, "unknown_source")
    return sorted(names)


WAYS = {
    "run_autograder": "gradescope_script",
    "setup.sh": "gradescope_setup",
}


def _problems(paths: list[str]) -> list[ManifestProblem]:
    """Return what is to be done with each file."""
    return [ManifestProblem(path, None, WAYS.get(path.rpartition("/")[2], _way(path))) for path in paths]


def _way(path: str) -> str:
    return "gradescope_tests" if path.endswith(".py") else "gradescope_other"
