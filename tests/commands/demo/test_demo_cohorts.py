"""When the demo's cohorts are where."""

from datetime import date, timedelta

import pytest

from grader.commands.demo.demo_cohorts import calendar_of, spread
from grader.domain.plans.plan import PlanDays
from grader.domain.plans.track import Module, Stretch, Track
from grader.domain.text import Text
from grader.engine.plans.weeks import weeks_of

DAYS = [date(2026, 11, 23) + timedelta(days=number) for number in range(5)]


@pytest.mark.parametrize("today", DAYS)
def test_the_first_cohort_is_in_its_ninth_week(today: date) -> None:
    calendar = calendar_of(today)

    weeks = weeks_of(PlanDays(calendar.begins, (calendar.closed,)), lambda *_: frozenset())

    assert weeks.place(today)[0] == 9


@pytest.mark.parametrize("today", [*DAYS, date(2026, 11, 28), date(2026, 11, 29)])
def test_the_next_one_begins_on_the_monday_to_come(today: date) -> None:
    assert calendar_of(today).next_begins == date(2026, 11, 30)


def test_the_modules_that_are_shown_fill_ten_weeks() -> None:
    modules = [Stretch(Module(name, Text(name)), 1, 1, (name, "not-shown")) for name in "abcd"]

    spread_out = spread(Track("track", Text("Douze"), tuple(modules)), ["a", "b", "c"])

    assert [(one.week, one.weeks, one.exercises) for one in spread_out.stretches] == [
        (1, 3, ("a",)),
        (4, 4, ("b",)),
        (8, 3, ("c",)),
    ]
