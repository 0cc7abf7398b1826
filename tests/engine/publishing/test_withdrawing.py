"""A withdrawn exercise: neither given nor handed in, while all that was handed in stays; and back again."""

from datetime import UTC
from functools import partial

import pytest

from grader.adapters.public_holidays import public_holidays
from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.operation.audit import Act
from grader.domain.verdicts import Status
from grader.engine.cohorts import assigning
from grader.engine.cohorts.board import board
from grader.engine.exercises import exercise_page
from grader.engine.grading.asking_again import ask_again
from grader.engine.people.day import my_day
from grader.engine.people.tasks import tasks_of
from grader.engine.ports.audit import AuditQuery
from grader.engine.ports.git import RefUpdate
from grader.engine.publishing.withdrawing import NOTHING, restore, touched, withdraw
from tests.engine.grading_school import COHORT, SOLUTION, WRONG, School, exercise

WEB = COHORT.slug
assign = partial(assigning.assign, public_holidays=public_holidays, zone=UTC)


def withdraw_here(school: School, slug: str = "bonjour") -> None:
    withdraw(slug, database=school.database, now=school.clock)


def tasks(school: School, handle: str) -> list[str]:
    with school.database.read() as tx:
        return [task.exercise for task in tasks_of(school.repository(handle).enrollment_id, tx)]


def test_a_push_to_it_is_no_hand_in_and_comes_with_the_next_after_it_is_back(grading_school: School) -> None:
    withdraw_here(grading_school)
    grading_school.push("ada", bonjour=SOLUTION)
    first = grading_school.accept("ada")
    restore("bonjour", database=grading_school.database)
    grading_school.push("ada", bonjour=SOLUTION, prix=WRONG)

    then = grading_school.accept("ada")

    assert first.accepted == ()
    assert [one.exercise.slug for one in then.accepted] == ["bonjour", "prix"]


def test_a_push_is_told_which_of_them_it_touched(grading_school: School) -> None:
    ada, ports = grading_school.repository("ada"), {"database": grading_school.database}
    before, after = (grading_school.push("ada", bonjour=content) for content in (WRONG, SOLUTION))
    moves = [RefUpdate("refs/heads/main", old, after) for old in (before, after, NOTHING)]
    ports |= {"repositories": grading_school.repositories}

    none = touched(ada, moves[0], **ports)
    withdraw_here(grading_school)
    withdraw_here(grading_school, "prix")

    assert none == ()
    assert [[one.slug for one in touched(ada, move, **ports)] for move in moves] == [
        ["bonjour"],
        [],
        ["bonjour", "prix"],
    ]


def test_no_cohort_gets_it_and_who_has_it_keeps_it(grading_school: School) -> None:
    grading_school.give(exercise("panier"))
    withdraw_here(grading_school, "panier")
    with grading_school.database.begin() as tx:
        tx.cohorts.unassign(WEB, "panier")
    withdraw_here(grading_school)

    assign(WEB, ["bonjour"], database=grading_school.database)
    with pytest.raises(NotValid, match="exercise_withdrawn"):
        assign(WEB, ["panier"], database=grading_school.database)


def test_the_board_keeps_its_passes_and_asks_it_of_nobody(grading_school: School) -> None:
    grading_school.grade_to_the_end(grading_school.hand_in(SOLUTION, "ada").run.id)
    withdraw_here(grading_school)

    page = board(
        grading_school.people["ines"],
        WEB,
        database=grading_school.database,
        now=grading_school.clock,
        zone=UTC,
        public_holidays=public_holidays,
    )

    assert [(column.exercise, column.withdrawn) for column in page.columns] == [("bonjour", True), ("prix", False)]
    assert page.columns[0].counts == {Status.PASSED: 1}
    assert {row.person.handle: (row.passed, row.exercises) for row in page.rows} == {
        "ada": (1, 2),
        "karim": (0, 1),
    }
    assert (tasks(grading_school, "ada"), tasks(grading_school, "karim")) == (["bonjour", "prix"], ["prix"])


def test_the_day_of_a_lead_counts_what_can_be_handed_in(grading_school: School) -> None:
    withdraw_here(grading_school)

    day = my_day(
        grading_school.people["paul"],
        database=grading_school.database,
        now=grading_school.clock,
        zone=grading_school.clock().tzinfo,
    )

    assert (day.leading[0].exercises, day.leading[0].counts) == (1, {Status.NONE: 2})


def test_files_of_a_failed_hand_in_are_not_run_again(grading_school: School) -> None:
    accepted = grading_school.hand_in(WRONG)
    grading_school.grade_to_the_end(accepted.run.id)
    with grading_school.database.begin() as tx:
        tx.catalog.publish(exercise("bonjour", "2"), grading_school.clock())
    withdraw_here(grading_school)
    ports = {"doorbell": grading_school.doorbell, "now": grading_school.clock, "new_id": grading_school.new_id}

    page = exercise_page(
        grading_school.people["ada"], "bonjour", database=grading_school.database, now=grading_school.clock
    )

    assert page.place is not None
    assert (page.place.mended, page.withdrawn_at) == (False, grading_school.clock())
    with pytest.raises(NotAllowed):
        ask_again(grading_school.people["ada"], accepted.submission.id, database=grading_school.database, **ports)


def test_who_comes_later_gets_no_files_of_it(grading_school: School) -> None:
    withdraw_here(grading_school)

    late = grading_school.enroll(grading_school.add("noor", grading_school.people["ada"].role))

    commit, _ = grading_school.repositories.main(late.path) or ("", None)
    assert list(grading_school.repositories.folders(late.path, commit)) == ["prix"]


def test_each_change_is_written_down_once(grading_school: School) -> None:
    withdraw_here(grading_school)
    withdraw_here(grading_school)
    restore("bonjour", database=grading_school.database)
    restore("bonjour", database=grading_school.database)

    with grading_school.database.read() as tx:
        found = [len(tx.audit.find(AuditQuery(act=act), 9)) for act in (Act.EXERCISE_WITHDRAWN, Act.EXERCISE_RESTORED)]
    assert found == [1, 1]


@pytest.mark.parametrize(("handle", "slug"), [("ada", "bonjour"), ("ines", "bonsoir")])
def test_it_is_for_the_staff_and_of_exercises_that_there_are(grading_school: School, handle: str, slug: str) -> None:
    viewer, database = grading_school.people[handle], grading_school.database

    with pytest.raises(NotFound):
        withdraw(slug, viewer=viewer, database=database, now=grading_school.clock)
    with pytest.raises(NotFound):
        restore(slug, viewer=viewer, database=database)
