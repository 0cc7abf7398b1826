"""All that is kept about a person: however much it is, a page of it is read at a time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.people import Person, Role
from grader.engine.people.own_data import own_data
from tests.fresh_database import fresh_database
from tests.web.installation import EXERCISES
from tests.web.samples import NOW, School, fill


@pytest.fixture
def database(tmp_path: Path) -> Iterator[tuple[SqlDatabase, School]]:
    database = SqlDatabase(fresh_database(tmp_path / "data.sqlite3"))
    yield database, fill(database, EXERCISES)
    database.dispose()


@pytest.mark.parametrize("at_once", [1, 4, 6, 100])
def test_pages_leave_nothing_out_and_say_nothing_twice(database: tuple[SqlDatabase, School], at_once: int) -> None:
    stored, school = database
    ada = Person("P-ada", "ada", "Ada Benali", Role.LEARNER)

    (place,) = own_data(ada, database=stored, now=lambda: NOW, at_once=at_once).places
    told = [sent.submission.id for sent in place.hand_ins]

    handed_in = [one for (handle, _), ids in school.submissions.items() if handle == "ada" for one in ids]
    assert sorted(told) == sorted(handed_in)
