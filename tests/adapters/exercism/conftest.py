"""Copies of a track made up for the tests, for a test to spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.adapters.exercism.conversion import Conversion, convert
from grader.adapters.exercism.track import read_track

Convert = Callable[[str], Conversion]

collect_ignore = ["track"]  # its tests are cases here, and no tests of ours


@pytest.fixture
def track(tmp_path: Path) -> Path:
    """Return a copy of the made-up Exercism track."""
    return Path(shutil.copytree(Path(__file__).parent / "track", tmp_path / "track"))


@pytest.fixture
def converted(track: Path) -> Callable[[str], Conversion]:
    """Convert the exercise of that slug as the track stands when it is called."""

    def one(slug: str) -> Conversion:
        read = read_track(track)
        return convert(read, next(entry for entry in read.entries if entry.slug == slug))

    return one
