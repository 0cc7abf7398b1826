"""Dates of who has more time: lengthened by working days."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from grader.domain.assignments import Assignment
from grader.domain.days import end_of, start_of
from grader.domain.plans.working_days import days_on, with_more_time

PARIS = ZoneInfo("Europe/Paris")
MONDAY, FRIDAY = date(2026, 10, 19), date(2026, 10, 23)
WEEK = Assignment("web-2610", "bonjour", 0, end_of(FRIDAY, PARIS), start_of(MONDAY, PARIS))


def test_weekends_and_closed_days_are_no_working_days() -> None:
    assert days_on(FRIDAY, 2, {date(2026, 10, 26)}) == date(2026, 10, 28)


@pytest.mark.parametrize(
    ("percent", "last"),
    [(1, date(2026, 10, 26)), (33, date(2026, 10, 27)), (50, date(2026, 10, 28)), (100, date(2026, 10, 30))],
)
def test_a_day_that_is_begun_is_a_whole_one(percent: int, last: date) -> None:
    assert with_more_time(WEEK, percent, (), PARIS) == end_of(last, PARIS)


def test_what_begins_at_no_day_is_counted_as_a_week() -> None:
    assert with_more_time(replace(WEEK, starts_at=None), 100, (), PARIS) == end_of(date(2026, 10, 30), PARIS)


def test_one_weekend_alone_is_counted_as_a_day() -> None:
    sunday = replace(WEEK, starts_at=start_of(date(2026, 10, 24), PARIS), due_at=end_of(date(2026, 10, 25), PARIS))

    assert with_more_time(sunday, 50, (), PARIS) == end_of(date(2026, 10, 26), PARIS)


def test_nothing_follows_from_no_date_or_no_more_time() -> None:
    assert with_more_time(replace(WEEK, due_at=None), 50, (), PARIS) is None
    assert with_more_time(WEEK, 0, (), PARIS) == WEEK.due_at


def test_a_first_day_long_ago_is_counted_for_a_year_at_most() -> None:
    ancient = replace(WEEK, starts_at=start_of(date(1026, 1, 1), PARIS))

    assert with_more_time(ancient, 200, (), PARIS) == end_of(date(2028, 10, 30), PARIS)
