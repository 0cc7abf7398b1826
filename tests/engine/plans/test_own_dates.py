"""Dates as a learner has them: what is coming, what is over, and what came late."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from grader.adapters.public_holidays import public_holidays
from grader.domain.assignments import Extension
from grader.engine.cohorts.board import board
from grader.engine.people.tasks import Task, tasks_of
from grader.engine.submissions.submission_page import submission_page
from tests.engine.grading_school import COHORT, SOLUTION, WRONG, School

HOUR = timedelta(hours=1)


def date(school: School, due_at: datetime | None, starts_at: datetime | None = None) -> None:
    with school.database.begin() as tx:
        given = tx.cohorts.assignment(COHORT.slug, "bonjour")
        assert given is not None
        tx.cohorts.assign(replace(given, due_at=due_at, starts_at=starts_at))


def extend(school: School, due_at: datetime, handle: str = "ada") -> None:
    with school.database.begin() as tx:
        tx.plans.extend(Extension(school.repository(handle).enrollment_id, "bonjour", due_at))


def task(school: School, handle: str = "ada") -> Task:
    with school.database.read() as tx:
        return tasks_of(school.repository(handle).enrollment_id, tx)[0]


def late_since(school: School, submission_id: str) -> datetime | None:
    ports = {"database": school.database, "announcer": school.announcer, "now": school.clock}
    return submission_page(school.people["ada"], submission_id, **ports).late_since


def test_an_exercise_is_coming_until_it_begins_or_something_is_handed_in(grading_school: School) -> None:
    now = grading_school.clock()
    date(grading_school, None, now + HOUR)
    before = task(grading_school)
    grading_school.hand_in()

    assert (before.is_coming(now), before.is_coming(now + HOUR)) == (True, False)
    assert not task(grading_school).is_coming(now)


def test_the_later_of_two_dates_is_the_learners(grading_school: School) -> None:
    now = grading_school.clock()
    date(grading_school, now)
    extend(grading_school, now + HOUR)
    own, common = task(grading_school), task(grading_school, "karim")
    date(grading_school, now + 2 * HOUR)

    assert (own.due_at, own.extended, own.is_over(now)) == (now + HOUR, True, False)
    assert (common.due_at, common.extended, common.is_over(now)) == (now, False, True)
    assert (task(grading_school).due_at, task(grading_school).extended) == (now + 2 * HOUR, False)


def test_an_exercise_without_a_date_has_none_for_anybody(grading_school: School) -> None:
    extend(grading_school, grading_school.clock())

    assert (task(grading_school).due_at, task(grading_school).extended) == (None, False)


@pytest.mark.parametrize("extended", [False, True])
def test_what_comes_after_the_learners_own_date_is_late(grading_school: School, *, extended: bool) -> None:
    now = grading_school.clock()
    date(grading_school, now)
    if extended:
        extend(grading_school, now + HOUR)

    accepted = grading_school.hand_in(WRONG)

    assert late_since(grading_school, accepted.submission.id) == (None if extended else now)


def test_who_passed_in_time_is_in_time_whatever_they_push_later(grading_school: School) -> None:
    date(grading_school, grading_school.clock() + HOUR)
    first = grading_school.hand_in(SOLUTION)
    grading_school.grade_to_the_end(first.run.id)
    grading_school.clock.move(hours=2)

    second = grading_school.hand_in(WRONG)

    assert late_since(grading_school, second.submission.id) is None


def late_cells(school: School) -> dict[str, frozenset[str]]:
    page = board(
        school.people["ines"],
        COHORT.slug,
        database=school.database,
        now=school.clock,
        zone=UTC,
        public_holidays=public_holidays,
    )
    return {row.person.handle: frozenset(row.late) for row in page.rows}


def test_the_board_marks_who_passed_after_their_own_date(grading_school: School) -> None:
    date(grading_school, grading_school.clock() + HOUR)
    grading_school.clock.move(hours=2)
    extend(grading_school, grading_school.clock() + HOUR, "karim")
    for handle in ("ada", "karim"):
        grading_school.grade_to_the_end(grading_school.hand_in(SOLUTION, handle).run.id)

    assert late_cells(grading_school) == {"ada": frozenset({"bonjour"}), "karim": frozenset()}


def test_a_run_that_ends_after_the_date_makes_nobody_late(grading_school: School) -> None:
    date(grading_school, grading_school.clock() + HOUR)
    handed_in = grading_school.hand_in(SOLUTION)
    grading_school.clock.move(hours=2)
    grading_school.grade_to_the_end(handed_in.run.id)

    assert late_cells(grading_school)["ada"] == frozenset()
