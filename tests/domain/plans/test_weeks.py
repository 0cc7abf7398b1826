"""The weeks of a plan: what is left out is not counted, and a day keeps its place."""

from datetime import date, timedelta

import pytest

from grader.domain.errors import NotAllowed
from grader.domain.plans.weeks import PlanWeeks

MONDAY = date(2026, 10, 5)
CLOSED_WEEK = frozenset(date(2026, 10, 12) + timedelta(days=number) for number in range(5))
WEDNESDAY_OFF = frozenset({date(2026, 11, 11)})


def test_a_week_is_its_working_days() -> None:
    assert PlanWeeks(MONDAY).span(1) == (MONDAY, date(2026, 10, 9))
    assert PlanWeeks(MONDAY).span(3) == (date(2026, 10, 19), date(2026, 10, 23))


def test_the_first_week_begins_with_the_first_day_and_a_weekend_with_the_next_monday() -> None:
    assert PlanWeeks(date(2026, 10, 7)).span(1) == (date(2026, 10, 7), date(2026, 10, 9))
    assert PlanWeeks(date(2026, 10, 10)).span(1) == (date(2026, 10, 12), date(2026, 10, 16))


def test_a_closed_week_is_not_counted() -> None:
    assert PlanWeeks(MONDAY, CLOSED_WEEK).span(2) == (date(2026, 10, 19), date(2026, 10, 23))


def test_a_holiday_at_an_end_makes_a_week_shorter() -> None:
    friday = frozenset({date(2026, 10, 9)})

    assert PlanWeeks(MONDAY, friday).span(1) == (MONDAY, date(2026, 10, 8))


def test_a_day_has_a_place_and_finds_it_again() -> None:
    weeks = PlanWeeks(MONDAY, CLOSED_WEEK | WEDNESDAY_OFF)

    assert weeks.place(date(2026, 10, 21)) == (2, 2)
    assert weeks.day(2, 2) == date(2026, 10, 21)
    assert weeks.place(date(2026, 10, 14)) == (1, 2)
    assert weeks.place(date(2026, 9, 1)) == (1, 1)
    assert weeks.day(5, 2) == date(2026, 11, 10)


def test_a_plan_ends_somewhere() -> None:
    for first in (MONDAY, date.max):
        with pytest.raises(NotAllowed):
            PlanWeeks(first).span(600)
