"""Days on which the school works: counted, and gone over, as dates of single learners move by them."""

from collections.abc import Collection
from datetime import date, datetime, timedelta, tzinfo

from grader.domain.assignments import Assignment
from grader.domain.days import end_of, first_day, last_day
from grader.domain.plans.weeks import WORKING_DAYS

DAY = timedelta(days=1)
LONGEST = timedelta(days=366)
"""Between the first day of an exercise and its last more is not counted, so that a slip of the pen costs nothing."""


def working_days(first: date, last: date, off: Collection[date]) -> int:
    """Return how many there are from one day to another, both included; of a stretch of years, its last year's."""
    first = max(first, last - LONGEST)
    days = (first + DAY * number for number in range((last - first).days + 1))
    return sum(_works(day, off) for day in days)


def days_on(day: date, count: int, off: Collection[date]) -> date:
    """Return the day that lies so many working days behind another."""
    while count > 0:
        day += DAY
        count -= _works(day, off)
    return day


def with_more_time(given: Assignment, percent: int, off: Collection[date], zone: tzinfo) -> datetime | None:
    """Return until when an exercise is due for who has so much more time; None where it has no date.

    The working days from its first to its last are lengthened by that share, and a day that is begun is a whole one.
    One that begins at no day of its own is counted as a week.
    """
    if given.due_at is None:
        return None
    last = last_day(given.due_at, zone)
    begun = None if given.starts_at is None else first_day(given.starts_at, zone)
    days = WORKING_DAYS if begun is None else max(working_days(begun, last, off), 1)
    return end_of(days_on(last, -(-days * percent // 100), off), zone)


def _works(day: date, off: Collection[date]) -> bool:
    return day.weekday() < WORKING_DAYS and day not in off
