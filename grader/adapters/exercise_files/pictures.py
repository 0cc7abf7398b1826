"""The reference pictures of an exercise: files of `pictures/`, named by the checks that they are shown for."""

import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFile

from grader.adapters.exercise_files.manifest import Manifest
from grader.domain.errors import ManifestProblem
from grader.domain.exercises.exercise import Exercise
from grader.domain.exercises.pictures import MOST_BYTES, MOST_PIXELS, Picture

FOLDER = "pictures"
KILOBYTE = 1_024
BOUNDS = {"picture_too_heavy": str(MOST_BYTES // KILOBYTE), "picture_too_large": str(MOST_PIXELS)}
HUGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)
UNREADABLE = (
    OSError, SyntaxError, ValueError, LookupError, TypeError, ArithmeticError, EOFError, RuntimeError,
    struct.error, zlib.error,
)  # fmt: skip
"""What Pillow's parsers let through of a head that somebody made up; no list of it is documented."""


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


def fault_of(content: bytes) -> str | None:
    """Return why a file is not taken for a picture, as the code of a problem; None for one that is.

    No pixel is drawn: a small file may say that it is a huge picture.
    """
    if len(content) > MOST_BYTES:
        return "picture_too_heavy"
    try:
        sides = _sides_of(content)
    except HUGE:
        return "picture_too_large"
    except UNREADABLE:
        return "picture_unknown"
    return None if max(sides) <= MOST_PIXELS else "picture_too_large"


def _sides_of(content: bytes) -> tuple[int, int]:
    # WeasyPrint makes it True wherever it is imported; what prints is another process.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
            picture.verify()
            return picture.size
