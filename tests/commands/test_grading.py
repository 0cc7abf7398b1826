"""`grader watch` over a data folder that holds a sample school, and no Redis."""

from pathlib import Path

import pytest

from grader.adapters.database.transactions import SqlDatabase
from tests.commands.conftest import Grader
from tests.fresh_database import fresh_database
from tests.web.installation import EXERCISES
from tests.web.samples import School, fill


@pytest.fixture
def school(data: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    """Return the sample school in the command's own data folder."""
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    fresh_database(data / "grader.sqlite3")
    database = SqlDatabase(f"sqlite:///{data}/grader.sqlite3")
    school = fill(database, EXERCISES)
    database.dispose()
    return school


def test_a_hand_in_that_is_finished_is_told_to_its_end(grader: Grader, school: School) -> None:
    ended = grader("watch", school.latest("ada", "bonjour"))

    assert ended.status == 1
    assert "✗ 2/4  uses the name it is given" in ended.shown
    assert "1 more test passes than last time." in ended.shown


def test_a_pass_ends_with_0(grader: Grader, school: School) -> None:
    assert grader("watch", school.latest("karim", "bonjour")).status == 0


def test_a_hand_in_that_is_not_there_is_one_sentence(grader: Grader, school: School) -> None:
    ended = grader("watch", "NOBODY")

    assert (ended.status, ended.errors) == (2, "There is no hand-in “NOBODY” here.\n")
