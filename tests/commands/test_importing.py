"""`grader exercise import-exercism`: what it writes, says and ends with."""

import shutil
from functools import partial
from pathlib import Path

import pytest

from tests.commands.conftest import Grader

TRACK = Path(__file__).parents[1] / "adapters" / "exercise_files" / "track"
SOUND = ["bread-timer", "corner-shop", "odd-numbers", "tram-stops"]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def run(grader: Grader) -> Grader:
    """Run `grader exercise import-exercism` with these arguments."""
    return partial(grader, "exercise", "import-exercism")


def test_each_sound_exercise_is_written_and_the_licence_beside_them(run: Grader, out: Path):
    result = run(TRACK, out)

    assert sorted(path.name for path in out.iterdir()) == ["LICENSE", *SOUND]
    assert "4 exercises imported." in result.shown
    assert "1 exercise left out: the track gave it up." in result.shown


def test_a_broken_exercise_is_named_and_ends_with_1(run: Grader, out: Path):
    result = run(TRACK, out)

    assert "lost-example is not imported:\n" in result.errors
    assert "exercises/practice/lost-example/.meta/example.py: is missing" in result.errors
    assert result.status == 1


def test_what_is_there_is_replaced_by_force_alone(run: Grader, out: Path):
    run(TRACK, out)
    statement = out / "bread-timer" / "statement.en.md"
    statement.write_text("mine", encoding="utf-8")

    unforced = run(TRACK, out)
    assert "bread-timer/: is there already: --force replaces it" in unforced.errors
    assert statement.read_text(encoding="utf-8") == "mine"

    run(TRACK, out, "--force")
    assert statement.read_text(encoding="utf-8").startswith("# Bread Timer")


def test_another_licence_stays(run: Grader, out: Path):
    out.mkdir()
    (out / "LICENSE").write_text("ours", encoding="utf-8")

    result = run(TRACK, out)

    assert "LICENSE: is another file already" in result.errors
    assert (out / "LICENSE").read_text(encoding="utf-8") == "ours"


def test_a_track_without_a_licence_is_named(run: Grader, out: Path, tmp_path: Path):
    track = Path(shutil.copytree(TRACK, tmp_path / "track"))
    (track / "LICENSE").unlink()

    result = run(track, out)

    assert "LICENSE: is missing: ask the track's authors" in result.errors
    assert "The track names no licence." in (out / "odd-numbers" / "statement.en.md").read_text(encoding="utf-8")


def test_a_folder_that_is_no_track_is_wrong_usage(run: Grader, out: Path, tmp_path: Path):
    result = run(tmp_path, out)

    assert result.status == 2
    assert "config.json: is missing" in result.errors


@pytest.mark.docker
@pytest.mark.slow
def test_each_imported_exercise_can_prove_itself(run: Grader, out: Path):
    result = run(TRACK, out, "--prove")

    assert [f"{number}/4" for number in range(1, 5) if f"✓ {number}/4 " in result.shown] == [
        "1/4",
        "2/4",
        "3/4",
        "4/4",
    ]
    assert "   4  proven\n" in result.shown
