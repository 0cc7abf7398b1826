"""The version of a board moves with whatever its board shows, in the transaction that moves it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from grader.adapters.database.transactions import OpenTransaction, SqlDatabase
from grader.domain.assignments import Assignment, Extension
from grader.domain.cohorts.cohort import Enrollment, EnrollmentStatus
from grader.domain.cohorts.progress import Progress, Standing
from grader.domain.cohorts.version import BoardVersion
from grader.domain.exercises.exercise import Exercise
from grader.domain.people import Person, Role
from grader.domain.verdicts import Status
from grader.engine.ports.cohorts import Moved

COHORT = "dwwm-2026"


def version(database: SqlDatabase, cohort: str = COHORT) -> BoardVersion:
    with database.read() as tx:
        return tx.board.version(cohort)


@pytest.fixture
def given(school: SqlDatabase, exercise: Exercise, morning: datetime) -> SqlDatabase:
    """Return the school with an exercise that is published and given."""
    with school.begin() as tx:
        tx.catalog.publish(exercise, morning)
        tx.cohorts.assign(Assignment(COHORT, exercise.slug, 0))
    return school


def _leave(tx: OpenTransaction, _at: datetime, _slug: str) -> None:
    place = tx.cohorts.enrollment("E-ada")
    assert place is not None
    tx.cohorts.change_place(replace(place, status=EnrollmentStatus.LEFT))


def _come(tx: OpenTransaction, _at: datetime, _slug: str) -> None:
    noor = Person("P-noor", "noor", "Noor", Role.LEARNER)
    tx.people.add(noor)
    tx.cohorts.enroll(Enrollment("E-noor", COHORT, noor, EnrollmentStatus.ACTIVE))


MOVES: dict[str, Callable[[OpenTransaction, datetime, str], None]] = {
    "a cell": lambda tx, _, slug: tx.board.put(Progress("E-ada", slug, Status.PASSED)),
    "a learner who comes": _come,
    "a learner who leaves": _leave,
    "a name": lambda tx, *_: tx.people.rename(_person(tx), "Ada"),
    "the cohort's name": lambda tx, *_: tx.cohorts.rename(COHORT, "DWWM"),
    "staff": lambda tx, *_: tx.cohorts.add_staff(COHORT, _person(tx)),
    "staff that goes": lambda tx, *_: tx.cohorts.remove_staff(COHORT, _person(tx)),
    "an exercise that is given": lambda tx, *_: tx.cohorts.assign(Assignment(COHORT, "x", 9)),
    "an exercise that is taken away": lambda tx, _, slug: tx.cohorts.unassign(COHORT, slug),
    "a date of one's own": lambda tx, at, slug: tx.plans.extend(Extension("E-ada", slug, at)),
    "a date that is taken back": lambda tx, _, slug: tx.plans.withdraw("E-ada", slug),
    "a version": lambda tx, at, slug: tx.catalog.publish(_current(tx, slug), at),
    "an exercise that is withdrawn": lambda tx, at, slug: tx.catalog.withdraw(slug, at),
}


def _person(tx: OpenTransaction) -> str:
    place = tx.cohorts.enrollment("E-ada")
    assert place is not None
    return place.person.id


def _current(tx: OpenTransaction, slug: str) -> Exercise:
    found = tx.catalog.current(slug)
    assert found is not None
    return found


@pytest.mark.parametrize("act", MOVES.values(), ids=list(MOVES))
def test_whatever_a_board_shows_moves_its_version(
    given: SqlDatabase,
    exercise: Exercise,
    morning: datetime,
    act: Callable[[OpenTransaction, datetime, str], None],
) -> None:
    before = version(given)

    with given.begin() as tx:
        act(tx, morning, exercise.slug)

    assert version(given) != before


def test_a_version_is_one_look(given: SqlDatabase, statements: list[str]) -> None:
    statements.clear()

    version(given)

    assert len(statements) == 1


def test_nothing_has_moved_of_what_is_not_there(given: SqlDatabase) -> None:
    assert version(given, "nowhere") == BoardVersion(0, 0, 0)


def test_a_cell_tells_since_which_move_of_its_learner(given: SqlDatabase) -> None:
    with given.begin() as tx:
        tx.board.put(Progress("E-ada", "a"), Progress("E-ada", "b"), Progress("E-karim", "a"))
        tx.board.put(Progress("E-ada", "b"))

    with given.read() as tx:
        moves = tx.board.moves(["E-ada", "E-karim"])
        moved = tx.board.moved(COHORT, {"E-ada": 1, "E-karim": 0})
        unmoved = tx.board.moved(COHORT, moves)
        plan = tx.board.version(COHORT).plan

    assert moves == {"E-ada": 2, "E-karim": 1}
    told = {(one.person.handle, one.moves, *(each.cell.exercise for each in one.cells)) for one in moved.learners}
    assert told == {
        ("ada", 2, "b"),
        ("karim", 1, "a"),
    }
    assert unmoved == Moved(plan, ())


def test_who_moved_comes_with_how_far_they_are(given: SqlDatabase, exercise: Exercise, morning: datetime) -> None:
    with given.begin() as tx:
        tx.board.put(Progress("E-ada", exercise.slug, Status.PASSED, last_at=morning), Progress("E-ada", "elsewhere"))

    with given.read() as tx:
        moved = tx.board.moved(COHORT, {"E-ada": 0})
        standings = tx.board.standings(COHORT, ["E-ada"])

    assert [one.standing for one in moved.learners] == [standings["E-ada"]] == [Standing(1, morning)]


@pytest.mark.parametrize(("cohort", "seen"), [("nowhere", {}), ("nowhere", {"E-ada": 0})])
def test_of_what_is_not_there_nothing_moved(given: SqlDatabase, cohort: str, seen: dict[str, int]) -> None:
    with given.read() as tx:
        assert tx.board.moved(cohort, seen) == Moved(None, ())


def test_a_look_says_how_often_each_learner_moved(given: SqlDatabase) -> None:
    with given.begin() as tx:
        tx.board.put(Progress("E-ada", "a"))

    with given.read() as tx:
        look = tx.cohorts.look(COHORT)
        nowhere = tx.cohorts.look("nowhere")
        version = tx.board.version(COHORT)

    assert look is not None
    assert (look.version, look.moves["E-ada"], look.moves["E-karim"]) == (version, 1, 0)
    assert (set(look.places.values()) >= {"E-ada", "E-karim"}, nowhere) == (True, None)


def test_a_look_is_told_to_all_who_read_within_a_second(given: SqlDatabase, statements: list[str]) -> None:
    for at in (0.0, 0.9, 1.1):
        given._shared.looks._clock = lambda at=at: at  # type: ignore[misc] # noqa: SLF001 - one second a test cannot wait
        with given.glance() as tx:
            tx.cohorts.look(COHORT)

    assert len([one for one in statements if "enrollment" in one]) == 2


def test_neither_part_of_a_look_is_older_than_the_version_of_both() -> None:
    early, later = BoardVersion(1, 5, 3), BoardVersion(2, 4, 3)

    assert early.before(later) == BoardVersion(1, 4, 3)


def test_a_roll_is_read_once_a_version(given: SqlDatabase, morning: datetime, statements: list[str]) -> None:
    def roll() -> tuple[tuple[str, str], ...]:
        with given.read() as tx:
            tx.cohorts.get(COHORT)
            return tx.cohorts.roll(COHORT)

    roll()
    statements.clear()
    roll()
    asked = len(statements)
    with given.begin() as tx:
        _leave(tx, morning, "")

    assert asked == 1
    assert "E-ada" not in {place for place, _ in roll()}
