"""Solutions that passed always: where nothing that decides has changed since, they are not run twenty times again."""

import hashlib
from pathlib import Path

from grader.commands.exercises.kept import KeptDocuments
from grader.commands.exercises.proven import GATE
from grader.domain.exercises.exercise import ExerciseFolder

MOST = 500


class SteadySolutions:
    """Remembers them."""

    def __init__(self, place: Path) -> None:
        """Keep them in `place`."""
        self._kept = KeptDocuments(place, MOST)

    def runs(self, key: str) -> int:
        """Return in how many runs of the solution with this key nothing was to be said; 0 where none is known."""
        runs = (self._kept.find(key) or {}).get("runs")
        return runs if isinstance(runs, int) else 0

    def keep(self, key: str, runs: int) -> None:
        """Remember it."""
        self._kept.keep(key, {"runs": runs})


def key_of_solution(folder: ExerciseFolder, *, image_digest: str) -> str:
    """Return a SHA-256 (hex) over all that such runs hang on: what decides a verdict, the solution, and the image.

    Titles, statements, hints, the starter and the wrong solutions are not of it, so that they are written without
    waiting; nor is the language, in which nothing is said of what is steady.
    """
    exercise = folder.exercise
    facts = (GATE, image_digest, exercise.suite_digest, *(check.id for check in exercise.checks))
    digest = hashlib.sha256("\0".join((*facts, repr(folder.steps("solution")), "")).encode())
    for file in sorted(folder.solution, key=lambda one: one.path):
        digest.update(f"{file.path}\0{len(file.content)}\0".encode())
        digest.update(file.content)
    return digest.hexdigest()
