"""The board of a cohort, and what of it each person may see."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path
from sqlite3 import connect

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.public_holidays import public_holidays
from grader.domain.assignments import Assignment
from grader.domain.cohorts.choice import Asked, BoardOrder, OtherState, ShownLearners
from grader.domain.cohorts.cohort import Enrollment, EnrollmentStatus
from grader.domain.cohorts.progress import Progress
from grader.domain.errors import NotFound
from grader.domain.people import Person, Role
from grader.domain.verdicts import Status
from grader.engine.cohorts.board import BoardPage, board, cohorts_of
from tests.fresh_database import fresh_database
from tests.web.installation import EXERCISES
from tests.web.samples import COHORT, NOW, fill

ADA = Person("P-ada", "ada", "Ada", Role.LEARNER)
INES = Person("P-ines", "ines", "Inès", Role.TRAINER)


def board_of(viewer: Person, database: SqlDatabase, asked: Asked = Asked(), *, slug: str = "web-2610") -> BoardPage:  # noqa: B008 - it is frozen
    return board(viewer, slug, asked, database=database, now=lambda: NOW, zone=UTC, public_holidays=public_holidays)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlDatabase]:
    database = SqlDatabase(fresh_database(tmp_path_factory.mktemp("board") / "board.sqlite3"))
    fill(database, EXERCISES)
    yield database
    database.dispose()


def test_staff_see_each_learner_and_each_exercise(database: SqlDatabase):
    page = board_of(INES, database)

    assert page.everyone
    assert (len(page.rows), len(page.columns), page.learners) == (8, 6, 8)
    assert [row.person.handle for row in page.rows][:3] == ["ada", "chloe", "jean-luc"]
    assert {len(row.cells) for row in page.rows} == {6}


def test_a_learner_sees_her_own_row_alone(database: SqlDatabase):
    page = board_of(ADA, database)

    assert not page.everyone
    assert [row.person.handle for row in page.rows] == ["ada"]


def test_columns_count_everybody_for_both(database: SqlDatabase):
    columns = [board_of(person, database).columns for person in (ADA, INES)]

    assert [replace(one, checks={}) for one in columns[0]] == [replace(one, checks={}) for one in columns[1]]
    assert columns[0][0].counts == {Status.NONE: 1, Status.PASSED: 5, Status.PARTIAL: 1, Status.ERROR: 1}
    assert (columns[0][0].passed, columns[0][0].under_way, columns[0][0].not_started) == (5, 2, 1)


def test_rows_say_how_far_and_when(database: SqlDatabase):
    rows = {row.person.handle: row for row in board_of(INES, database).rows}

    assert (rows["chloe"].passed, rows["samira"].passed) == (6, 0)
    assert rows["samira"].last_at is None
    assert rows["ada"].last_at is not None


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (Asked(state=Status.PASSED, exercise="covoiturage"), ["chloe"]),
        (Asked(state=Status.NONE, exercise="bonjour"), ["samira"]),
        (Asked(state=Status.NONE, name="chloe"), []),
        (Asked(state=OtherState.OPEN, exercise="bonjour"), ["ada", "jean-luc"]),
        (Asked(state=OtherState.LATE), []),
        (Asked(show=ShownLearners.TO_SEE), ["ada", "jean-luc", "lea", "samira", "thomas"]),
        (Asked(state=Status.PASSED, order=BoardOrder.MOST), ["chloe", "karim", "thomas", "lea", "moussa"]),
        (Asked(state=Status.PASSED, order=BoardOrder.FEWEST), ["lea", "moussa", "karim", "thomas", "chloe"]),
        (Asked(order=BoardOrder.OLDEST, name="t"), ["thomas", "moussa", "chloe", "jean-luc"]),
        (Asked(order=BoardOrder.NEWEST, state=Status.NONE, exercise="offres-proches", name="h"), ["thomas", "samira"]),
    ],
)
def test_staff_choose_whom_to_see_and_in_which_order(database: SqlDatabase, asked: Asked, shown: list[str]):
    assert [row.person.handle for row in board_of(INES, database, asked).rows] == shown


def test_what_is_past_its_date_and_not_passed_is_late(database: SqlDatabase):
    late = board(
        INES,
        "web-2610",
        Asked(state=OtherState.LATE),
        database=database,
        now=lambda: NOW + timedelta(days=9),
        zone=UTC,
        public_holidays=public_holidays,
    )

    assert "chloe" not in [row.person.handle for row in late.rows]
    assert len(late.rows) == 7


def test_cells_say_which_check_stops_them_to_staff_alone(database: SqlDatabase):
    page, own = board_of(INES, database), board_of(ADA, database)

    rows = {row.person.handle: row for row in page.rows}
    (check,) = page.columns[0].checks.items()
    assert (rows["ada"].stopped_by[0], rows["jean-luc"].stopped_by[0], rows["chloe"].stopped_by[0]) == (
        check[0],
        "",
        None,
    )
    assert ({column.checks == {} for column in own.columns}, own.rows[0].stopped_by) == ({True}, ())


@pytest.mark.parametrize("viewer", [replace(ADA, id="P-noor"), replace(INES, id="P-other"), replace(INES, id="P-ada")])
def test_for_those_who_have_no_part_in_it_there_is_no_board(viewer: Person, database: SqlDatabase):
    if viewer.id == "P-ada":
        assert not board_of(viewer, database).everyone
    else:
        with pytest.raises(NotFound):
            board_of(viewer, database)


def test_an_unknown_cohort_is_not_found(database: SqlDatabase):
    with pytest.raises(NotFound):
        board_of(INES, database, slug="web-1999")


def test_the_menu_names_the_boards_that_open(database: SqlDatabase):
    noor = replace(ADA, id="P-noor")

    assert [cohort.slug for cohort in cohorts_of(ADA, database=database)] == ["web-2610"]
    assert cohorts_of(noor, database=database) == ()


@pytest.fixture
def crowd(tmp_path: Path) -> Iterator[SqlDatabase]:
    """Yield a cohort of 120 learners and 90 exercises, the first 45 of them due before now."""
    database = SqlDatabase(fresh_database(tmp_path / "crowd.sqlite3"))
    with database.begin() as tx:
        tx.cohorts.add(COHORT)
        tx.people.add(INES)
        tx.cohorts.add_staff(COHORT.slug, INES.id)
        for place in range(90):
            tx.cohorts.assign(Assignment(COHORT.slug, f"exercise-{place}", place, NOW + timedelta(days=place - 45)))
        for number in range(120):
            person = Person(f"P-{number}", f"learner-{number:03}", f"Élève {number:03}", Role.LEARNER)
            tx.people.add(person)
            tx.cohorts.enroll(Enrollment(f"E-{number}", COHORT.slug, person, EnrollmentStatus.ACTIVE))
        tx.board.put(Progress("E-0", "exercise-3", Status.PASSED, 1, 1, 1, None, NOW, NOW))
    yield database
    database.dispose()


def test_a_column_counts_no_more_learners_than_there_are_once_some_have_left(crowd: SqlDatabase, tmp_path: Path):
    with crowd.begin() as tx:
        tx.board.put(*(Progress(f"E-{number}", "exercise-45", Status.FAILED) for number in range(120)))
    board_of(INES, crowd)

    leave(tmp_path / "crowd.sqlite3", "E-117", "E-118", "E-119")
    page = board_of(INES, crowd)

    assert [sum(column.counts.values()) for column in page.columns] == [page.learners] * 40
    assert all(column.not_started >= 0 for column in page.columns)


def leave(file: Path, *places: str) -> None:
    """Let learners leave their cohort, as whoever changes their status will."""
    with closing(connect(file)) as database, database:
        database.executemany("UPDATE enrollment SET status = 'left' WHERE id = ?", [(place,) for place in places])


def test_a_large_board_begins_where_the_cohort_is(crowd: SqlDatabase):
    page = board_of(INES, crowd)

    assert [column.exercise for column in page.columns] == [f"exercise-{place}" for place in range(40, 80)]
    assert [row.person.handle for row in page.rows] == [f"learner-{number:03}" for number in range(50)]
    assert (page.learners, page.exercise_pages.pages, page.learner_pages.pages) == (120, 3, 3)


def test_a_row_and_a_column_count_what_other_pages_show_too(crowd: SqlDatabase):
    page = board_of(INES, crowd, Asked(learners=2, exercises=1))
    first = board_of(INES, crowd, Asked(exercises=2)).rows[0]

    assert page.columns[3].counts == {Status.NONE: 119, Status.PASSED: 1}
    assert (first.person.handle, first.passed, first.last_at) == ("learner-000", 1, NOW)


@pytest.mark.parametrize(("asked", "page"), [(Asked(0, 0), (1, 1)), (Asked(99, 99), (3, 3)), (Asked(-7, -7), (1, 1))])
def test_a_page_that_is_not_there_is_the_nearest_one(crowd: SqlDatabase, asked: Asked, page: tuple[int, int]):
    found = board_of(INES, crowd, asked).asked

    assert (found.learners, found.exercises) == page


@pytest.mark.parametrize(("name", "handles"), [("eleve 11", 10), ("ÉLÈVE 007", 1), ("nobody", 0), ("  ", 50)])
def test_learners_are_found_by_their_name(crowd: SqlDatabase, name: str, handles: int):
    page = board_of(INES, crowd, Asked(name=name))

    assert (len(page.rows), page.learners) == (handles, 120)


def test_a_learner_turns_the_exercises_alone(crowd: SqlDatabase):
    learner = Person("P-119", "learner-119", "Élève 119", Role.LEARNER)

    page = board_of(learner, crowd, Asked(learners=2, exercises=3, name="007"))

    assert [row.person.handle for row in page.rows] == ["learner-119"]
    assert len(page.columns) == 10
