"""`grader watch` over a data folder that holds a sample school, and no Redis."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.verdicts import RunState
from tests.commands.conftest import Grader
from tests.fresh_database import fresh_database
from tests.web.installation import EXERCISES
from tests.web.samples import NOW, School, fill


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


def test_one_that_a_newer_hand_in_replaced_says_so(grader: Grader, school: School, data: Path) -> None:
    replaced = school.latest("ada", "bonjour")
    database = SqlDatabase(f"sqlite:///{data}/grader.sqlite3")
    with database.begin() as tx:
        run = tx.runs.latest_of([replaced])[replaced]
        held = replace(run, id="NHELD00000", state=RunState.QUEUED, result=None, finished_at=None, held_until=NOW)
        tx.runs.add(replace(held, queued_at=NOW + timedelta(days=1)))
        sent = tx.submissions.get(replaced)
        assert sent is not None
        tx.tries.replace_held([(sent.enrollment_id, "bonjour")], NOW)
    database.dispose()

    ended = grader("watch", replaced)

    assert (ended.status, "the newer one is checked in its place" in ended.shown) == (1, True)
