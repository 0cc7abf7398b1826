"""`scripts/simulate.py` for real, and small: its own Redis, database and workers, and no container."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.database.upgrading import upgrade
from grader.domain.people import Person, Role
from tests.web.samples import NOW

SCRIPT = Path(__file__).parents[2] / "scripts" / "simulate.py"

pytestmark = pytest.mark.slow


def simulate(**settings: str) -> subprocess.CompletedProcess[str]:
    """Run the program, small."""
    program = [sys.executable, SCRIPT, "--workers", "1,2", "--median-ms", "5", "--seconds", "0.1"]
    return subprocess.run(program, env={**os.environ, **settings}, capture_output=True, text=True, check=False)


def test_it_shows_a_line_for_each_number_of_workers(tmp_path: Path) -> None:
    ended = simulate(GRADER_DATA=str(tmp_path))

    assert ended.returncode == 0, ended.stderr
    head, first, second, estimate, _ = ended.stdout.splitlines()
    assert head.split()[:2] == ["workers", "runs/s"]
    assert [line.split()[0] for line in (first, second)] == ["1", "2"]
    assert "learners" in estimate
    assert list(tmp_path.iterdir()) == []


def test_it_leaves_a_database_that_is_in_use_alone(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'grader.sqlite3'}"
    upgrade(address)
    database = SqlDatabase(address, now=lambda: NOW)
    with database.begin() as tx:
        tx.people.add(Person("P-ada", "ada", "Ada", Role.LEARNER))
    database.dispose()

    ended = simulate(DATABASE_URL=address)

    assert (ended.returncode, "is in use" in ended.stderr) == (3, True)
