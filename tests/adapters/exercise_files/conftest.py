"""Copies of a real exercise, for a test to spoil."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.adapters.exercise_files.folder import read_folder
from grader.domain.errors import ManifestError, ManifestProblem
from grader.domain.exercises.exercise import ExerciseFolder
from tests.runners import RUNNERS

EXERCISES = Path(__file__).parents[3] / "exercises"


@dataclass(frozen=True)
class Draft:
    """An exercise's folder that a trainer is writing."""

    folder: Path

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands in a file."""
        text = (self.folder / file).read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        (self.folder / file).write_text(text.replace(old, new, 1), "utf-8")

    def add(self, file: str, content: bytes) -> None:
        """Add a file."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def remove(self, name: str) -> None:
        """Take a file or folder away."""
        path = self.folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    def read(self) -> ExerciseFolder:
        """Return what the folder holds."""
        return read_folder(self.folder, RUNNERS)

    def line(self, text: str, file: str = "exercise.toml") -> int:
        """Return the number of the first line that holds a text."""
        lines = (self.folder / file).read_text("utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if text in line)

    def problems(self) -> tuple[ManifestProblem, ...]:
        """Return what is wrong in the folder."""
        with pytest.raises(ManifestError) as refused:
            self.read()
        return refused.value.problems

    def only_problem(self) -> ManifestProblem:
        """Return the one thing that is wrong in the folder."""
        (problem,) = self.problems()
        return problem


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    """Return a copy of the exercise `bonjour`."""
    return Draft(Path(shutil.copytree(EXERCISES / "bonjour", tmp_path / "bonjour")))
