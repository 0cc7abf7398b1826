"""Scripts that do all they do while they are loaded, anew in each check."""

import pytest

from tests.runner_images.conftest import Frame, RunJob

pytestmark = pytest.mark.slow  # a supervisor, a server and a pytest each

SCRIPT = "a = input()\nb = input()\nprint(a + b)\n"
HEAD = """
import importlib, io, sys
def load():
    sys.modules.pop("bonjour", None)
    importlib.import_module("bonjour")
"""
BY_STDIN = """
def test_{0}{1}(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("{0}\\n{1}\\n"))
    load()
    assert capsys.readouterr().out == "{0}{1}\\n"
"""
BY_INPUT = """
def test_{0}{1}(monkeypatch, capsys):
    lines = iter("{0}{1}")
    monkeypatch.setattr("builtins.input", lambda *_: next(lines))
    load()
    assert capsys.readouterr().out == "{0}{1}\\n"
"""


def outcomes(frames: list[Frame]) -> list[str]:
    return [frame["outcome"] for frame in frames if frame["kind"] == "check"]


def test_each_check_has_its_own_input(run_job: RunJob) -> None:
    tests = BY_STDIN.format(*"ab") + BY_INPUT.format(*"cd") + BY_STDIN.format(*"ef") + BY_INPUT.format(*"gh")

    frames = run_job(SCRIPT, HEAD + tests)

    assert outcomes(frames) == ["passed"] * 4, frames


def test_a_script_runs_once_in_a_check_that_imports_it_anew(run_job: RunJob) -> None:
    script = "import helper\nhelper.times += 1\nprint(helper.times)\n"
    tests = "def test_{0}(capsys):\n    load()\n    assert capsys.readouterr().out == '1\\n'\n"

    frames = run_job(
        {"bonjour.py": script, "helper.py": "times = 0\n"}, HEAD + "".join(tests.format(n) for n in range(3))
    )

    assert outcomes(frames) == ["passed"] * 3, frames


def test_what_an_earlier_check_imported_is_there_and_says_nothing_again(run_job: RunJob) -> None:
    uses = (
        "def test_{0}(capsys):\n    import bonjour\n"
        "    assert bonjour.x == 1\n    assert capsys.readouterr().out == '{1}'\n"
    )

    frames = run_job("x = 1\nprint('hi')\n", uses.format("a", "hi\\n") + uses.format("b", "") + uses.format("c", ""))

    assert outcomes(frames) == ["passed"] * 3, frames
    assert [frame["output"] for frame in frames[:3]] == ["hi\n", "", ""]


def test_a_script_that_fails_in_one_check_is_heard_in_the_next(run_job: RunJob) -> None:
    frames = run_job("print(1 / int(input()))\n", HEAD + BY_INPUT.format(0, 0) + "def test_b(monkeypatch, capsys):\n"
        "    monkeypatch.setattr('builtins.input', lambda *_: '1')\n    load()\n"
        "    assert capsys.readouterr().out == '1.0\\n'\n")  # fmt: skip

    assert outcomes(frames) == ["failed", "passed"], frames
