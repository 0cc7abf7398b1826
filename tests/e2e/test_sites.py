"""The school's exercises with pages and servers prove themselves, in a real browser of a real sandbox."""

from pathlib import Path

import pytest

from tests.e2e.test_kind_pages import ROOT, printed_by
from tests.runners import RUNNERS

EXERCISES = ROOT / "exercises"
SITES = sorted(
    path.parent for path in EXERCISES.glob("*/exercise.toml") if 'runner = "site"' in path.read_text("utf-8")
)

pytestmark = [pytest.mark.docker, pytest.mark.slow, pytest.mark.thorough]


@pytest.mark.parametrize("exercise", SITES, ids=lambda path: path.name)
def test_an_exercise_proves_itself(exercise: Path, tmp_path: Path) -> None:
    printed = printed_by(["grader", "exercise", "check", str(exercise)], tmp_path)

    lines = [line.strip() for line in printed.splitlines() if line.startswith("  ")]
    wrong = [path.name for path in (exercise / "wrong").iterdir()]
    assert [line for line in lines if not line.startswith("✓")] == [], printed
    assert len(lines) == 3 + len(wrong), printed  # the solution, once and many times, and the starter


def test_there_is_one_of_each_kind() -> None:
    assert "site" in RUNNERS
    assert [path.name for path in SITES] == ["benevoles", "jardin-partage"]
