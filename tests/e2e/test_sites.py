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


MISTAKES = {
    "a name that is none": ("return benevoles", "return benevole", "Tu as écrit `benevole`"),
    "no return": ("return benevoles", "print(benevoles)", "La fonction `liste` ne renvoie rien."),
    "a syntax error": ("def liste():", "def liste()", "Python ne peut pas lire la ligne 10"),
    "another address": ('get("/benevoles")', 'get("/benevole")', "405 : cette adresse existe"),
    "another field": ('form.get("prenom", "")', 'form["nom"]', "400 : la demande"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_server_is_told_as_what_it_is(name: str, tmp_path: Path) -> None:
    right, wrong, words = MISTAKES[name]
    written = (EXERCISES / "benevoles/solution/app.py").read_text("utf-8")
    assert right in written
    (tmp_path / "app.py").write_text(written.replace(right, wrong, 1), "utf-8")

    said = " ".join(printed_by(["grader", "grade", str(EXERCISES / "benevoles"), str(tmp_path)], tmp_path).split())

    assert words in said
    assert "full_dispatch_request" not in said


def test_there_is_one_of_each_kind() -> None:
    assert "site" in RUNNERS
    assert [path.name for path in SITES] == ["benevoles", "jardin-partage"]
