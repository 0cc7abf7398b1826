"""The contract of `grader.engine.ports.cohorts.Board`."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from grader.adapters.database.transactions import OpenTransaction, SqlDatabase
from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Enrollment, EnrollmentStatus
from grader.domain.cohorts.progress import Progress, Standing
from grader.domain.people import Person, Role
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Status
from grader.engine.ports.cohorts import Counted


@pytest.fixture
def cell(submission: Submission, morning: datetime) -> Progress:
    return Progress("E-ada", "bonjour", Status.PARTIAL, 1, 2, 1, submission.id, morning)


def test_it_returns_an_empty_cell_where_nothing_was_handed_in(school: SqlDatabase) -> None:
    with school.begin() as tx:
        found = tx.board.get("E-ada", "bonjour")

    assert found == Progress("E-ada", "bonjour")


def test_it_replaces_a_cell(school: SqlDatabase, cell: Progress, morning: datetime) -> None:
    passed = replace(cell, status=Status.PASSED, passed_checks=2, submissions=2, passed_at=morning)
    with school.begin() as tx:
        tx.board.put(cell)
        tx.board.put(passed)

    with school.read() as tx:
        found = tx.board.get("E-ada", "bonjour")

    assert found == passed


@pytest.fixture
def given(school: SqlDatabase, cell: Progress, morning: datetime) -> SqlDatabase:
    """Return the school with `bonjour` given to the cohort, and two cells: Ada's, and Karim's, later and passed."""
    later = Progress("E-karim", "bonjour", Status.PASSED, 1, 1, 1, None, morning + timedelta(hours=1), morning)
    with school.begin() as tx:
        tx.cohorts.assign(Assignment("dwwm-2026", "bonjour", 0))
        tx.board.put(cell)
        tx.board.put(later)
        tx.board.put(replace(later, exercise="never-given", last_at=morning + timedelta(hours=2)))
    return school


def test_it_returns_the_cells_asked_for_in_one_query(given: SqlDatabase, cell: Progress, statements: list[str]) -> None:
    statements.clear()

    with given.read() as tx:
        found = tx.board.cells(["E-ada", "E-nobody"], ["bonjour", "nothing"])

    assert found == (cell,)
    assert len(statements) == 1


def test_it_tells_how_far_learners_are_in_what_they_were_given(given: SqlDatabase, morning: datetime) -> None:
    with given.read() as tx:
        found = tx.board.standings("dwwm-2026", ["E-ada", "E-karim"])

    assert found == {"E-ada": Standing(0, morning), "E-karim": Standing(1, morning + timedelta(hours=1))}


def test_it_counts_active_learners_by_exercise_and_status(given: SqlDatabase) -> None:
    with given.read() as tx:
        found = tx.board.counts("dwwm-2026", ["bonjour"]), tx.board.counts("cda-2027", ["bonjour"])

    assert found == (Counted(2, {"bonjour": {Status.PARTIAL: 1, Status.PASSED: 1}}), Counted(0, {}))


def test_it_counts_how_many_exercises_of_each_learner_stand_like_this(given: SqlDatabase) -> None:
    with given.read() as tx:
        every = tx.board.count_standing("dwwm-2026", list(Status), ["bonjour", "x"])
        none = tx.board.count_standing("dwwm-2026", [Status.OURS], ["bonjour"])
        elsewhere = tx.board.count_standing("other", list(Status), ["bonjour"])
        some = tx.board.any_standing("dwwm-2026", [Status.PASSED], ["bonjour", "x"])
        nobody = tx.board.any_standing("other", [Status.PASSED], ["bonjour"])

    assert every["E-ada"] == 1
    assert (none, elsewhere) == ({}, {})
    assert (some, nobody) == ({"E-karim"}, frozenset())


def test_it_counts_once_for_readers_who_ask_together(given: SqlDatabase, statements: list[str]) -> None:
    statements.clear()

    for _ in range(3):
        with given.read() as tx:
            tx.board.counts("dwwm-2026", ["bonjour"])

    assert len(statements) == 2, "the version, too"


def test_it_counts_anew_for_those_who_may_write(given: SqlDatabase, cell: Progress) -> None:
    with given.read() as tx:
        tx.board.counts("dwwm-2026", ["bonjour"])

    with given.begin() as tx:
        tx.board.put(replace(cell, status=Status.FAILED))
        found = tx.board.counts("dwwm-2026", ["bonjour"])

    assert found == Counted(2, {"bonjour": {Status.FAILED: 1, Status.PASSED: 1}})


def test_it_counts_nobody_who_has_left(given: SqlDatabase) -> None:
    with given.begin() as tx:
        tx.cohorts.enroll(Enrollment("E-noor", "dwwm-2026", noor(tx), EnrollmentStatus.LEFT))
        tx.board.put(Progress("E-noor", "bonjour", Status.FAILED))

    with given.read() as tx:
        found = tx.board.counts("dwwm-2026", ["bonjour"]), tx.board.counts_of_all("dwwm-2026")

    stand = {Status.PARTIAL: 1, Status.PASSED: 1}
    assert found == (Counted(2, {"bonjour": stand}), stand)


def test_it_returns_who_moved_last_in_what_was_given(given: SqlDatabase, statements: list[str]) -> None:
    statements.clear()

    with given.read() as tx:
        found = tx.board.latest("dwwm-2026", 5)

    assert [(person.handle, cell.exercise) for person, cell in found] == [("karim", "bonjour"), ("ada", "bonjour")]
    assert len(statements) == 1


def test_cells_of_one_moment_come_in_one_order(given: SqlDatabase, cell: Progress, morning: datetime) -> None:
    with given.begin() as tx:
        tx.board.put(replace(cell, last_at=morning + timedelta(hours=1), submissions=5))

    with given.read() as tx:
        found = tx.board.latest("dwwm-2026", 5)

    assert [person.handle for person, _ in found] == ["ada", "karim"]


def test_it_returns_the_cells_of_a_learner(school: SqlDatabase, cell: Progress) -> None:
    with school.begin() as tx:
        tx.board.put(cell)
        tx.board.put(Progress("E-karim", "bonjour"))

    with school.read() as tx:
        found = tx.board.of_enrollment("E-ada")

    assert found == (cell,)


def noor(tx: OpenTransaction) -> Person:
    """Store and return somebody else."""
    person = Person("P-NOOR", "noor", "Noor", Role.LEARNER)
    tx.people.add(person)
    return person
