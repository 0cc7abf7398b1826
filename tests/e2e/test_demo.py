"""`grader demo`, which `make demo` runs: the first thing that a newcomer sees."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.ports import port_of, reserve_port

ROOT = Path(__file__).parents[2]

pytestmark = [pytest.mark.docker, pytest.mark.slow]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "data"


@pytest.fixture(scope="module")
def shown(data: Path) -> subprocess.CompletedProcess[str]:
    return show(data)


def show(data: Path) -> subprocess.CompletedProcess[str]:
    """Return what a demo of one exercise prints until all of it is there."""
    exercises = data.with_name("exercises")
    shutil.copytree(ROOT / "exercises" / "bonjour", exercises / "bonjour", dirs_exist_ok=True)
    with reserve_port() as held:
        chosen = {
            "ONCE": "1",
            "GRADER_DATA": str(data),
            "GRADER_EXERCISES": str(exercises),
            "GRADER_PORT": str(port_of(held)),
        }
        return subprocess.run(
            [sys.executable, "-m", "grader", "demo"],
            env=os.environ | chosen,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )


def runs(data: Path) -> list[tuple[str, str, str]]:
    """Return handle, when it was received and when its verdict came, of each run."""
    told = """SELECT person.handle, submission.received_at, run.finished_at FROM run
        JOIN submission ON submission.id = run.submission_id
        JOIN enrollment ON enrollment.id = submission.enrollment_id
        JOIN person ON person.id = enrollment.person_id ORDER BY run.id"""
    with closing(sqlite3.connect(data / "grader.sqlite3")) as database:
        return database.execute(told).fetchall()


def test_it_shows_a_mistake_a_solution_and_nothing_that_is_only_for_logs(
    shown: subprocess.CompletedProcess[str],
) -> None:
    assert shown.returncode == 0, shown.stdout
    assert shown.stdout.index("2 tests sur 4 réussis") < shown.stdout.index("Tous les tests passent")
    assert '"event"' not in shown.stdout


def test_the_weeks_before_come_in_and_it_says_when_they_are_there(shown: subprocess.CompletedProcess[str]) -> None:
    assert shown.stdout.index("Les semaines d'avant") < shown.stdout.index("L'historique est complet")


@pytest.mark.usefixtures("shown")
def test_each_run_of_the_past_was_graded_in_the_second_of_its_hand_in(data: Path) -> None:
    past = [(received, finished) for handle, received, finished in runs(data) if handle != "ada"]

    waits = [datetime.fromisoformat(finished) - datetime.fromisoformat(received) for received, finished in past]

    assert len(past) >= 17
    assert {wait < timedelta(seconds=2) for wait in waits} == {True}


@pytest.mark.usefixtures("shown")
def test_what_became_of_the_cohort_before_is_told(data: Path) -> None:
    counted = "SELECT kind, count(*) FROM placement WHERE moment = 'six_weeks' GROUP BY kind"
    with closing(sqlite3.connect(data / "grader.sqlite3")) as database:
        kinds = dict(database.execute(counted).fetchall())

    others = {"looking": 3, "other": 1}
    assert kinds == {"permanent": 6, "own_company": 4, "professional_training": 2, "fixed_term_long": 2} | others


def test_a_second_time_nothing_is_there_twice(shown: subprocess.CompletedProcess[str], data: Path) -> None:
    before = [run for run in runs(data) if run[0] != "ada"]

    again = show(data)

    assert (shown.returncode, again.returncode) == (0, 0)
    assert [run for run in runs(data) if run[0] != "ada"] == before
