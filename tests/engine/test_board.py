"""The board of a cohort, and what of it each person may see."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from grader.adapters.database.transactions import Database
from grader.domain.errors import NotFound
from grader.domain.people import Person, Role
from grader.domain.verdict import Status
from grader.engine.board import board, cohorts_of
from tests.fresh_database import fresh_database
from tests.web.installation import EXERCISES
from tests.web.samples import fill

ADA = Person("P-ada", "ada", "Ada", Role.LEARNER)
INES = Person("P-ines", "ines", "Inès", Role.TRAINER)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database(fresh_database(tmp_path_factory.mktemp("board") / "board.sqlite3"))
    fill(database, EXERCISES)
    yield database
    database.dispose()


def test_staff_see_each_learner_and_each_exercise(database: Database):
    page = board(INES, "web-2610", database=database)

    assert page.everyone
    assert (len(page.rows), len(page.columns), page.learners) == (8, 6, 8)
    assert [row.person.handle for row in page.rows][:3] == ["ada", "chloe", "jean-luc"]
    assert {len(row.cells) for row in page.rows} == {6}


def test_a_learner_sees_her_own_row_alone(database: Database):
    page = board(ADA, "web-2610", database=database)

    assert not page.everyone
    assert [row.person.handle for row in page.rows] == ["ada"]


def test_columns_count_everybody_for_both(database: Database):
    columns = [board(person, "web-2610", database=database).columns for person in (ADA, INES)]

    assert columns[0] == columns[1]
    assert columns[0][0].counts == {Status.NONE: 1, Status.PASSED: 5, Status.PARTIAL: 1, Status.ERROR: 1}
    assert (columns[0][0].passed, columns[0][0].under_way, columns[0][0].not_started) == (5, 2, 1)


def test_rows_say_how_far_and_when(database: Database):
    rows = {row.person.handle: row for row in board(INES, "web-2610", database=database).rows}

    assert (rows["chloe"].passed, rows["samira"].passed) == (6, 0)
    assert rows["samira"].last_at is None
    assert rows["ada"].last_at is not None


@pytest.mark.parametrize("viewer", [replace(ADA, id="P-noor"), replace(INES, id="P-other"), replace(INES, id="P-ada")])
def test_for_those_who_have_no_part_in_it_there_is_no_board(viewer: Person, database: Database):
    if viewer.id == "P-ada":
        assert not board(viewer, "web-2610", database=database).everyone
    else:
        with pytest.raises(NotFound):
            board(viewer, "web-2610", database=database)


def test_an_unknown_cohort_is_not_found(database: Database):
    with pytest.raises(NotFound):
        board(INES, "web-1999", database=database)


def test_the_menu_names_the_boards_that_open(database: Database):
    noor = replace(ADA, id="P-noor")

    assert [cohort.slug for cohort in cohorts_of(ADA, database=database)] == ["web-2610"]
    assert cohorts_of(noor, database=database) == ()
