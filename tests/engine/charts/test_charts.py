"""A group in charts: from what learners did, for the staff of their cohort alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from grader.adapters.public_holidays import public_holidays
from grader.domain.assignments import Assignment
from grader.domain.charts.pace import Reached
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.errors import NotFound
from grader.domain.people import Role
from grader.domain.plans.plan import Closed, Plan, PlanDays
from grader.engine.charts.pacing import MOST_WEEKS
from grader.engine.charts.reading import ChartsPage, charts_page
from tests.engine.grading_school import COHORT, HALF, SOLUTION, WRONG, School

PARIS = ZoneInfo("Europe/Paris")
MONDAY = date(2026, 11, 23)


@pytest.fixture
def school(grading_school: School) -> School:
    return grading_school


def page(school: School, handle: str = "ines", weeks: int = 0) -> ChartsPage:
    return charts_page(
        school.people[handle],
        COHORT.slug,
        database=school.database,
        now=school.clock,
        zone=PARIS,
        public_holidays=public_holidays,
        weeks=weeks,
    )


def hand_in(school: School, handle: str, content: bytes = SOLUTION) -> None:
    school.grade_to_the_end(school.hand_in(content, handle).run.id)


def plan(school: School, *closed: Closed, **weeks_due: int) -> None:
    """Let the plan begin on this Monday, with each exercise due on the Friday of so many weeks of the calendar on."""
    with school.database.begin() as tx:
        tx.plans.put(Plan(COHORT.slug, PlanDays(MONDAY, closed)))
        for place, (exercise, weeks) in enumerate(weeks_due.items()):
            due_at = datetime(2026, 11, 27, 23, 0, tzinfo=UTC) + timedelta(days=7 * weeks)
            tx.cohorts.assign(Assignment(COHORT.slug, exercise, place, due_at))


def test_an_empty_group_has_nothing_to_show(school: School):
    nothing = page(school)

    assert (nothing.learners, nothing.pace.weeks, nothing.pace.current) == (2, (), None)
    assert (nothing.activity.total, nothing.stumbles, nothing.competencies) == (0, (), ())


def test_the_group_and_its_plan_are_told_by_week(school: School):
    plan(school, bonjour=0, prix=2)
    hand_in(school, "ada")
    school.clock.move(days=7)
    hand_in(school, "karim")

    pace = page(school).pace

    assert [(week.number, week.begins.day, week.due) for week in pace.weeks] == [(1, 23, 1), (2, 30, 1), (3, 7, 2)]
    assert [week.reached for week in pace.weeks] == [Reached(0, 1, 1), Reached(1, 1, 1), None]
    assert (pace.current, pace.due, pace.exercises, pace.dated) == (pace.weeks[1], 1, 2, True)


def test_a_week_left_out_belongs_to_the_one_before(school: School):
    plan(school, Closed(date(2026, 11, 30), date(2026, 12, 4)), bonjour=0, prix=2)
    school.clock.move(days=9)
    hand_in(school, "ada")

    pace = page(school).pace

    assert [(week.begins.day, week.due) for week in pace.weeks] == [(23, 1), (7, 2)]
    assert pace.current == pace.weeks[0]
    assert pace.weeks[0].reached == Reached(0, 1, 1)


def test_without_a_plan_weeks_begin_with_the_first_hand_in(school: School):
    school.clock.move(days=9)
    hand_in(school, "ada")
    school.clock.move(days=7)

    pace = page(school).pace

    assert [week.begins for week in pace.weeks] == [date(2026, 11, 30), date(2026, 12, 7)]
    assert (pace.dated, pace.exercises, {week.due for week in pace.weeks}) == (False, 2, {0})


def test_a_plan_that_has_not_begun_is_shown_ahead(school: School):
    plan(school, bonjour=0, prix=1)
    school.clock.move(days=-7)

    pace = page(school).pace

    assert [(week.due, week.reached) for week in pace.weeks] == [(1, None), (2, None)]
    assert pace.current is None


def test_what_was_withdrawn_is_not_counted(school: School):
    plan(school, bonjour=0, prix=0)
    hand_in(school, "ada")
    with school.database.begin() as tx:
        tx.catalog.withdraw("bonjour", school.clock())

    pace = page(school).pace

    assert (pace.exercises, pace.weeks[0].due, pace.weeks[0].reached) == (1, 1, Reached(0, 0, 0))


@pytest.mark.parametrize("years", [2, 40])
def test_however_long_a_cohort_lasts_its_newest_weeks_are_shown(school: School, years: int):
    hand_in(school, "ada")
    school.clock.move(days=365 * years)

    weeks = page(school).pace.weeks

    assert len(weeks) == MOST_WEEKS
    assert [week.number for week in weeks] == list(range(weeks[0].number, weeks[0].number + MOST_WEEKS))
    assert weeks[0].reached == Reached(0, 1, 1)


def test_who_pauses_is_left_out_of_everything(school: School):
    hand_in(school, "ada", WRONG)
    with school.database.begin() as tx:
        place = tx.cohorts.enrollment_of(COHORT.slug, "P-ada")
        assert place is not None
        tx.cohorts.change_place(replace(place, status=EnrollmentStatus.PAUSED))

    shown = page(school)

    assert (shown.learners, shown.activity.total, shown.stumbles) == (1, 0, ())


def test_hand_ins_stand_at_the_hour_of_the_schools_clocks(school: School):
    hand_in(school, "ada", WRONG)
    school.clock.move(days=8)
    hand_in(school, "karim")

    both, newest = page(school).activity, page(school, weeks=1).activity

    assert (both.total, both.hours[0][10], both.hours[1][10], both.weeks) == (2, 1, 1, 4)
    assert (newest.total, newest.busiest) == (1, (1, 10))


def test_a_check_is_told_with_whom_it_stopped(school: School):
    school.sandbox.foretell(b"y = 9\n", HALF)
    for handle, content in (("ada", WRONG), ("karim", b"y = 9\n"), ("karim", SOLUTION)):
        hand_in(school, handle, content)

    (one,) = page(school).stumbles

    assert (one.exercise.slug, one.check and one.check.id, one.place) == ("bonjour", "second", 2)
    assert (one.learners, one.still) == (2, 1)


@pytest.mark.parametrize("handle", ["ada", "olga"])
def test_nobody_else_is_shown_them(school: School, handle: str):
    school.people["olga"] = school.add("olga", Role.OPERATOR)

    with pytest.raises(NotFound):
        page(school, handle)
