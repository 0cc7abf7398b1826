"""Reads an exercise's folder that came over the network: laid out where nobody else is, and read like any other."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from grader.adapters.exercise_files.folder import read_folder
from grader.domain.errors import ManifestError, ManifestProblem
from grader.domain.exercises.exercise import ExerciseFolder, SourceFile
from grader.domain.exercises.runners import Runners


def read_received(name: str, files: Sequence[SourceFile], runners: Runners) -> ExerciseFolder:
    """Return everything in an exercise's folder of that name.

    Args:
        files: By paths that are anybody's; none leads out of the folder.

    Raises:
        ManifestError: Something is wrong in it; all mistakes are named at once.
    """
    with TemporaryDirectory(prefix="grader-") as place:
        folder = Path(place) / name
        folder.mkdir()
        for file in files:
            _lay(folder, file)
        return read_folder(folder, runners)


def _lay(folder: Path, file: SourceFile) -> None:
    path = PurePosixPath(file.path)
    if path.is_absolute() or not path.parts or {"..", "\0"} & {*path.parts, *file.path}:
        raise ManifestError((ManifestProblem(file.path, None, "path_leads_out", text=file.path),))
    try:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(file.content)
    except OSError as error:  # a file where a folder stands, a name that is too long
        raise ManifestError((ManifestProblem(file.path, None, "no_regular_file"),)) from error
