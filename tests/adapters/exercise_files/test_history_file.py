"""Commits that a trainer draws up for a solution, and suites that look at commits."""

import pytest

from grader.domain.exercises.history import Step
from tests.adapters.exercise_files.conftest import Draft

LOOKS = b"def test_says_hello(history):\n    pass\n"
SAYS = b'[[commits]]\nsubject = "Un"\n\n[[commits]]\nsubject = "Fusion"\nmerges = "b"\nfiles = ["bonjour.py"]\n'


def test_a_suite_that_has_the_fixture_asks_for_the_history(draft: Draft) -> None:
    before = draft.read().exercise
    draft.add("tests/conftest.py", b"import pytest\n@pytest.fixture\ndef dernier(history):\n    return 1\n")

    after = draft.read().exercise

    assert (before.asks_history, after.asks_history) == (False, True)


def test_the_commits_of_a_solution_are_those_of_its_wrong_solutions_too(draft: Draft) -> None:
    draft.add("solution/history.toml", SAYS)
    draft.add("wrong/forgets-to-trim/history.toml", b'[[commits]]\nsubject = "Tout"\n')

    histories = draft.read().histories

    assert histories["solution"] == (Step("Un"), Step("Fusion", ("bonjour.py",), merges="b"))
    assert histories["wrong/ignores-the-name"] == histories["solution"]
    assert histories["wrong/forgets-to-trim"] == (Step("Tout"),)


MISTAKES = {
    "not_toml": (b"[[commits]\n", 1),
    "not_utf8": (b"\xff", None),
    "extra_forbidden": (b'[[commits]]\nsubject = "Un"\nauthor = "Ada"\n', 3),
    "missing": (b'[[commits]]\nfiles = ["a"]\n', 1),
    "too_short": (b"commits = []\n", 1),
}


@pytest.mark.parametrize("code", MISTAKES)
def test_a_mistake_in_them_is_told_with_its_line(draft: Draft, code: str) -> None:
    content, line = MISTAKES[code]
    draft.add("solution/history.toml", content)

    found = {problem.file: problem for problem in draft.problems()}["solution/history.toml"]

    assert (found.code, found.line) == (code, line)
