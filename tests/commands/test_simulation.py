"""`grader simulate` for real, and small: its own Redis, database and workers, and no container."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Grader

SMALL = ("simulate", "--workers", "1,2", "--median-ms", "5", "--seconds", "0.1")

pytestmark = pytest.mark.slow


def test_it_shows_a_line_for_each_number_of_workers(grader_process: Grader, data: Path) -> None:
    ended = grader_process(*SMALL)

    assert ended.status == 0, ended.errors
    head, first, second, estimate, _ = ended.shown.splitlines()
    assert head.split()[:2] == ["workers", "runs/s"]
    assert [line.split()[0] for line in (first, second)] == ["1", "2"]
    assert "learners" in estimate
    assert list(data.iterdir()) == []


def test_it_leaves_a_database_that_is_in_use_alone(grader_process: Grader, data: Path) -> None:
    grader_process("user", "add", "ada", "Ada")
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{data / 'grader.sqlite3'}"}

    ended = subprocess.run([sys.executable, "-m", "grader", *SMALL], env=environment, capture_output=True, check=False)

    assert (ended.returncode, b"is in use" in ended.stderr) == (3, True)
