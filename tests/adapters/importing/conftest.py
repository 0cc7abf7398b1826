"""Sources made up for the tests, copies of which a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.adapters.importing.conversion import Conversion, Wishes
from grader.adapters.importing.download import Download
from grader.adapters.importing.exercism.conversion import convert
from grader.adapters.importing.exercism.track import read_track
from grader.adapters.importing.reading import read_source
from grader.domain.text import Language

Convert = Callable[[str], Conversion]
Import = Callable[..., Conversion]

HERE = Path(__file__).parent
SAMPLES = HERE / "samples"

collect_ignore = ["exercism/track", "samples"]  # their tests are cases here, and no tests of ours


@pytest.fixture
def track(tmp_path: Path) -> Path:
    """Return a copy of the made-up Exercism track."""
    return Path(shutil.copytree(HERE / "exercism" / "track", tmp_path / "track"))


@pytest.fixture
def converted(track: Path) -> Convert:
    """Convert the exercise of that slug as the track stands when it is called."""

    def one(slug: str) -> Conversion:
        read = read_track(track)
        return convert(read, next(entry for entry in read.entries if entry.slug == slug))

    return one


@pytest.fixture
def source(tmp_path: Path) -> Callable[[str], Path]:
    """Return a copy of a sample."""

    def copied(name: str) -> Path:
        return Path(shutil.copytree(SAMPLES / name, tmp_path / name))

    return copied


@pytest.fixture
def imported() -> Import:
    """Read a folder as the one exercise that it is, recognised by itself."""

    def one(root: Path, *, solved: bool = False, kind: str | None = None) -> Conversion:
        solution = Download(SAMPLES / f"{root.name}-solved") if solved else None
        collection = read_source(root, kind, Wishes(language=Language.FR, solution=solution))
        return collection.candidates[0].convert()

    return one
