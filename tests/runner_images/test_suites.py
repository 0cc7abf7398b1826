"""Suites with files of their own beside the tests, and tests that keep something beyond a check."""

import pytest

from tests.runner_images.conftest import LIMITS, Harness, files

TEST = "def test_a(answer): assert answer == 42\n"
CONFTEST = "import pytest\ndef pytest_sessionstart(session): session.began = True\n"
FIXTURE = "@pytest.fixture\ndef answer(request): return 42 if request.session.began else 0\n"
JOB = {
    "checks": [{"id": "a", "test": "test_it.py::test_a", "needs": []}],
    "limits": LIMITS,
}


def ends(harness: Harness, tests: dict[str, str]) -> list[str]:
    frames = harness.run(files({"bonjour.py": "x = 1\n"}), {"tests": files(tests), **JOB})
    return [frame.get("outcome") or frame["ending"] for frame in frames]


def test_a_conftest_is_heard_from_the_beginning(harness: Harness) -> None:
    assert ends(harness, {"test_it.py": TEST, "conftest.py": CONFTEST + FIXTURE}) == ["passed", "finished"]


def test_a_suites_own_options_hold(harness: Harness) -> None:
    tests = {
        "test_it.py": "def prove_a(): pass\ndef test_a(): pass\n",
        "pytest.ini": "[pytest]\npython_functions = prove_*",
    }

    assert ends(harness, tests) == ["exercise"]


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize(
    ("name", "source", "said"),
    [
        ("conftest.py", "\nraise RuntimeError('oups')\n", ("RuntimeError", "conftest.py", 2)),
        ("conftest.py", "def pytest_sessionstart():\n    1 / 0\n", ("ZeroDivisionError", "conftest.py", 2)),
        ("conftest.py", "import pytest\npytest.exit('no data')\n", ("Exit", "conftest.py", 2)),
        ("conftest.py", "def pytest_configure(:\n", ("SyntaxError", "conftest.py", 1)),
        ("below/conftest.py", "1 / 0\n", ("ZeroDivisionError", "conftest.py", 1)),
        ("pytest.ini", "[pytest]\naddopts = --no-such-option\n", ("UsageError", None, None)),
        ("pytest.ini", "no section\n", ("ValueError", None, None)),
    ],
)
def test_a_suite_that_cannot_begin_says_why(
    harness: Harness, name: str, source: str, said: tuple[object, ...], *, shared: bool
) -> None:
    harness.shared = shared
    tests = {"test_it.py": TEST, "below/test_more.py": "def test_b(): pass\n", name: source}

    *_, end = harness.run(files({"bonjour.py": "x = 1\n"}), {"tests": files(tests), **JOB})

    params = end["message"]["params"]
    assert (end["ending"], params["problem"]) == ("exercise", "collection")
    assert (params["type"], params.get("file"), params.get("line")) == said


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize(
    ("learner", "reason"),
    [("1 / 0\n", "import_error"), ("x = (\n", "syntax_error"), ("import sys\nsys.exit(3)\n", "exited")],
)
def test_a_program_that_a_conftest_cannot_load_is_the_learners(
    harness: Harness, learner: str, reason: str, *, shared: bool
) -> None:
    harness.shared = shared
    tests = {"test_it.py": TEST, "conftest.py": "import bonjour\n"}

    *_, end = harness.run(files({"bonjour.py": learner}), {"tests": files(tests), **JOB})

    assert (end["ending"], end["reason"]) == ("learner", reason)


def test_one_run_after_the_other_in_the_same_containers(harness: Harness) -> None:
    tests = {"test_it.py": "from bonjour import x\ndef test_a(tmp_path, capsys, monkeypatch): assert x == 1\n"}

    assert [ends(harness, tests) for _ in range(3)] == [["passed", "finished"]] * 3
