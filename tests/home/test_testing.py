"""`grader.pyz test`: the checks that came with an exercise, run by this computer's Python and pytest alone."""

import json
import shutil
import sys
import venv
from pathlib import Path

import pytest

from tests.adapters.exercise_files.conftest import EXERCISES, Draft
from tests.e2e.desk import Answer
from tests.home.desk import Desk, packed_desk

pytestmark = pytest.mark.slow  # a Python of its own each

RIGHT = (EXERCISES / "bonjour/solution/bonjour.py").read_text("utf-8")
WRONG = (EXERCISES / "bonjour/wrong/ignores-the-empty-name/bonjour.py").read_text("utf-8")
OFFLINE = {"GRADER_SERVER": "http://127.0.0.1:1", "PATH": "/nowhere"}
"""No network, and no Docker."""


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    """Return a copy of an exercise whose trainer lets learners run its visible checks."""
    shutil.copytree(EXERCISES / "bonjour", tmp_path / "bonjour")
    draft = Draft(tmp_path / "bonjour")
    draft.edit("exercise.toml", "cache = true", "cache = true\nshare_tests = true")
    return draft


@pytest.fixture
def desk(draft: Draft, tmp_path: Path) -> Desk:
    """Return a desk with the file, and the exercise's folder as its learners get it."""
    desk = packed_desk(tmp_path / "desk")
    desk.environment.update(OFFLINE)
    for file in draft.read().exercise.starter:
        desk.write(f"bonjour/{file.path}", file.content.decode())
    return desk


def glyphs(answer: Answer) -> str:
    """Return the signs of the checks, in their order."""
    return "".join(line.strip()[0] for line in answer.terminal.splitlines() if "/4 " in line or "/3 " in line)


def test_a_right_program_passes_and_it_says_how_it_ran(desk: Desk) -> None:
    desk.write("bonjour/bonjour.py", RIGHT)

    answer = desk.types("test", "bonjour")

    assert (answer.status, glyphs(answer)) == (0, "✓✓✓✓"), answer.terminal
    way = f"Python {sys.version.split()[0]} and pytest {pytest.__version__}, tests and program in one process."
    assert f"Run with this computer's {way}" in answer.terminal
    assert "Only what you hand in counts" in answer.terminal


def test_the_first_to_mend_is_explained_and_what_needs_it_is_not_run(desk: Desk) -> None:
    desk.write("bonjour/bonjour.py", WRONG)

    answer = desk.types("test", where="bonjour")

    assert (answer.status, glyphs(answer)) == (1, "✓✓✗·")
    assert "Bonjour inconnu !" in answer.terminal
    assert "Visible tests that pass here: 2 of 4." in answer.terminal


def test_a_trainers_sentence_is_said_in_the_readers_language(desk: Desk) -> None:
    desk.write("bonjour/bonjour.py", "def saluer(prenom):\n    print(prenom)\n")

    english = desk.types("test", "bonjour")
    french = desk.types("test", "bonjour", LC_ALL="fr_FR.UTF-8")

    assert "Your function gives nothing back yet." in english.terminal
    assert "Ta fonction ne renvoie encore rien." in french.terminal
    assert "Tests visibles qui passent ici\N{NO-BREAK SPACE}: 0 sur 4." in french.terminal


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("def saluer(prenom:\n", "SyntaxError"),
        ("raise SystemExit\n", "SystemExit"),
        ("1 / 0\n", "ZeroDivisionError"),
        ("", "ImportError"),
        ("print('x' * 100_000)\n", "ImportError"),
        ("input()\n", "OSError"),
    ],
)
def test_a_program_that_stops_is_told(desk: Desk, program: str, said: str) -> None:
    desk.write("bonjour/bonjour.py", program)

    answer = desk.types("test", "bonjour")

    assert answer.status == 1
    assert said in answer.terminal
    assert "Traceback" not in answer.terminal


def test_a_loop_without_an_end_is_ended(desk: Desk, draft: Draft) -> None:
    listed = json.loads((desk.folder / "bonjour/checks/checks.json").read_text("utf-8"))
    desk.write("bonjour/checks/checks.json", json.dumps(listed | {"run_seconds": 3}))
    desk.write("bonjour/bonjour.py", "while True:\n    pass\n")

    answer = desk.types("test", "bonjour")

    assert answer.status == 1
    assert "It took more than 3 s, so I ended it." in answer.terminal


def test_no_test_leaves_anything_in_the_folder(desk: Desk) -> None:
    desk.write("bonjour/bonjour.py", RIGHT + "\nopen('trace.txt', 'w').close()\n")
    before = sorted(desk.folder.rglob("*"))

    desk.types("test", "bonjour")

    assert sorted(path for path in desk.folder.rglob("*") if "home" not in path.parts) == [
        path for path in before if "home" not in path.parts
    ]


def test_what_asks_for_more_than_pytest_is_said_to_run_at_the_school(desk: Desk) -> None:
    tests = (desk.folder / "bonjour/checks/test_bonjour.py").read_text("utf-8")
    desk.write(
        "bonjour/checks/test_bonjour.py", tests.replace("test_trims_the_spaces(", "test_trims_the_spaces(program, ")
    )
    desk.write("bonjour/bonjour.py", RIGHT)

    answer = desk.types("test", "bonjour")

    assert (answer.status, glyphs(answer)) == (1, "✓✓✓·")
    assert "(runs at the school alone)" in answer.terminal


def test_without_pytest_it_says_how_to_get_it(desk: Desk, tmp_path: Path) -> None:
    venv.create(tmp_path / "bare", with_pip=False)
    bare = tmp_path / "bare/bin/python"

    answer = desk.types("test", "bonjour", python=str(bare))

    assert answer.status == 2
    assert f"{bare} -m pip install --user pytest" in answer.terminal


def test_tests_that_pytest_alone_does_not_run_are_not_tried_without_the_schools_image(desk: Desk) -> None:
    place = desk.folder / "bonjour/checks/checks.json"
    place.write_text(json.dumps(json.loads(place.read_text("utf-8")) | {"plain_pytest": False}))

    english = desk.types("test", "bonjour")
    french = desk.types("test", "bonjour", LC_ALL="fr_FR.UTF-8")

    said = "These tests run in the school's image alone, and Docker does not have it here. Hand in: git push"
    assert (english.status, said in english.terminal, "pytest" in english.terminal) == (2, True, False)
    assert "Ces tests ne tournent que dans l'image de l'école" in french.terminal


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (None, "comes without tests"),
        ("{", "I cannot read"),
        ("[]", "I cannot read"),
        ('{"schema_version": 2}', "I cannot read"),
    ],
)
def test_a_folder_without_tests_is_told(desk: Desk, listed: str | None, said: str) -> None:
    place = desk.folder / "bonjour/checks/checks.json"
    place.unlink() if listed is None else place.write_text(listed)

    answer = desk.types("test", "bonjour")

    assert answer.status == 2
    assert said in answer.terminal
