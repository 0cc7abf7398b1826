"""`grader demo`, which `make demo` runs: the first thing that a newcomer sees."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ports import port_of, reserve_port

ROOT = Path(__file__).parents[2]

pytestmark = [pytest.mark.docker, pytest.mark.slow]


def test_it_shows_a_mistake_a_solution_and_nothing_that_is_only_for_logs(tmp_path: Path) -> None:
    exercises = tmp_path / "exercises"
    shutil.copytree(ROOT / "exercises" / "bonjour", exercises / "bonjour")
    environment = {
        **os.environ,
        "ONCE": "1",
        "GRADER_DATA": str(tmp_path / "data"),
        "GRADER_EXERCISES": str(exercises),
    }

    with reserve_port() as held:
        shown = subprocess.run(
            [sys.executable, "-m", "grader", "demo"],
            env=environment | {"GRADER_PORT": str(port_of(held))},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    assert shown.returncode == 0, shown.stdout
    assert shown.stdout.index("2 tests sur 4 réussis") < shown.stdout.index("Tous les tests passent")
    assert '"event"' not in shown.stdout
