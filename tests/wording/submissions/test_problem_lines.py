"""Where a program stopped, as an editor reads it by the pattern that we give out."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from grader.domain.exercises.exercise import Check, Visibility
from grader.domain.grading.report import CheckReport
from grader.domain.text import Language, Message, Text
from grader.domain.verdicts import Outcome, Reason
from grader.wording.submissions.problem_lines import check_problem_lines, problem_lines
from tests.domain.samples import BONJOUR
from tests.runners import PYTHON

TASKS = Path(__file__).parents[3] / "web/static/editors/vscode-tasks.json"
EN, FR = Language.EN, Language.FR
RAISED = Message("raised", {"file": "bonjour.py", "line": 4, "type": "ValueError"}, "ValueError: non")
UNREADABLE = Message("syntax_error", {"file": "sous dossier/été.py", "line": 12}, "SyntaxError: '(' was never closed")
ENDS = {"in a terminal": "\x1b[K", "elsewhere": "        ", "on Windows": "\r", "bare": ""}
"""What Git puts behind a line of ours."""


def listed(line: str) -> dict[str, str]:
    """Return what VS Code's list shows of a line of its terminal."""
    (task,) = json.loads(TASKS.read_text(encoding="utf-8"))["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    found = re.search(pattern["regexp"], line)
    return {name: found[pattern[name]] for name in ("file", "line", "message")} if found else {}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize(
    ("language", "said"),
    [
        (EN, "The program stops at line 4 of bonjour.py, with the error ValueError."),
        (FR, "Le programme s'arrête à la ligne 4 de bonjour.py, avec l'erreur ValueError."),
    ],
)
def test_an_editor_lists_the_line_where_a_program_stopped(language: Language, said: str, end: str) -> None:
    (line,) = problem_lines(BONJOUR, RAISED, language, PYTHON)

    seen = listed(f"remote: {line}{end}")

    assert (seen["file"], seen["line"]) == ("bonjour/bonjour.py", "4")
    assert seen["message"].startswith(said)
    assert seen["message"] == seen["message"].rstrip()


def test_a_name_with_spaces_and_accents_is_listed_whole() -> None:
    (line,) = problem_lines(BONJOUR, UNREADABLE, FR, PYTHON)

    assert listed(f"remote: {line}")["file"] == "bonjour/sous dossier/été.py"


@pytest.mark.parametrize("file", ["../autre.py", "/etc/passwd", "a:1: b.py", "", None])
def test_nothing_outside_the_folder_is_pointed_to(file: str | None) -> None:
    message = replace(RAISED, params={**RAISED.params, "file": file})

    assert list(problem_lines(BONJOUR, message, FR, PYTHON)) == []


def test_a_hostile_name_stays_one_line() -> None:
    message = replace(RAISED, params={**RAISED.params, "file": "a\n\x1b[2J.py"})

    (line,) = problem_lines(BONJOUR, message, FR, PYTHON)

    assert line.isprintable()


def test_a_check_that_is_closed_tells_no_place() -> None:
    closed = Check("hidden", "test_it.py::test_it", Text("caché", "hidden"), 2, visibility=Visibility.HIDDEN)
    exercise = replace(BONJOUR, checks=(closed,))
    check = CheckReport("hidden", Outcome.FAILED, Reason.CHECK_FAILED, RAISED)

    assert list(check_problem_lines(exercise, check, EN, PYTHON)) == []


@pytest.mark.parametrize(
    "line", ["remote:   Details: https://ecole.example:8000/submissions/7K", "To http://ecole.example:8000/git/a.git"]
)
def test_no_other_line_is_listed(line: str) -> None:
    assert listed(line) == {}
