"""Folders that came over the network: read like any other, and nothing of them lies outside of their place."""

from pathlib import Path

import pytest

from grader.adapters.exercise_files.folder import read_folder, regular_files
from grader.adapters.exercise_files.received import read_received
from grader.domain.errors import ManifestError
from grader.domain.exercises.exercise import SourceFile
from tests.adapters.exercise_files.conftest import EXERCISES
from tests.runners import RUNNERS

BONJOUR = EXERCISES / "bonjour"
FILES = tuple(SourceFile(path.relative_to(BONJOUR).as_posix(), path.read_bytes()) for path in regular_files(BONJOUR))


def test_it_is_what_its_folder_is() -> None:
    assert read_received("bonjour", FILES, RUNNERS) == read_folder(BONJOUR, RUNNERS)


@pytest.mark.parametrize(
    "path",
    ["../x", "/x", "a/../../x", "a\0b", "", "exercise.toml/x", "x" * 300],
    ids=["above", "absolute", "through", "NUL", "nameless", "below a file", "long"],
)
def test_a_path_that_cannot_be_is_named(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "place"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))

    with pytest.raises(ManifestError):
        read_received("bonjour", (*FILES, SourceFile(path, b"x")), RUNNERS)

    assert (list(place.iterdir()), list(tmp_path.iterdir())) == ([], [place])
