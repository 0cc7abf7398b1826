"""The reference pictures of an exercise: files of `pictures/`, named by the checks that they are shown for."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from grader.adapters.exercise_files.manifest import Manifest
from grader.domain.errors import ManifestProblem
from grader.domain.exercises.exercise import Exercise
from grader.domain.exercises.pictures import MOST_BYTES, MOST_PIXELS, Picture, fault_of

FOLDER = "pictures"
KILOBYTE = 1_024
BOUNDS = {"picture_too_heavy": str(MOST_BYTES // KILOBYTE), "picture_too_large": str(MOST_PIXELS)}


def picture_in(path: Path) -> bytes:
    """Return what a file holds; of one that is too heavy no more than tells that."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def picture_problems(manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[ManifestProblem]:
    """Yield each picture that is named and is not there, or is none that a page can show.

    Args:
        files: Those of the folder, by their paths in the exercise's.
    """
    for name in dict.fromkeys(check.picture.file for check in manifest.checks if check.picture):
        code = fault_of(files[name]) if name in files else "file_missing"
        if code is not None:
            yield ManifestProblem(name, None, code, text=BOUNDS.get(code, ""))


def with_pictures(exercise: Exercise, manifest: Manifest, files: Mapping[str, bytes]) -> Exercise:
    """Return the exercise with the pictures that its manifest names, which `picture_problems` had nothing against."""
    named = {check.id: check.picture for check in manifest.checks if check.picture}
    shown = {id_: Picture(one.file, files[one.file], one.alt.value()) for id_, one in named.items()}
    return replace(exercise, checks=tuple(replace(check, picture=shown.get(check.id)) for check in exercise.checks))
