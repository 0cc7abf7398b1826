"""Days as a school counts them: from the calendar, Monday to Friday, and never in blocks of 24 hours."""

from collections.abc import Collection
from datetime import date, datetime, timedelta, tzinfo

from grader.domain.assignments import Assignment
from grader.domain.days import end_of, first_day, last_day

WORKING = range(5)
"""Monday to Friday, as `date.weekday` counts them."""

DAY = timedelta(days=1)
LONGEST = timedelta(days=366)
"""What an exercise lasts beyond is not counted, so that a slip of the pen costs nothing."""


def working_days_between(last: date, today: date, off: Collection[date] = ()) -> int:
    """Return how many whole working days lie between two days; neither of them is counted, nor is one of `off`."""
    whole, rest = divmod(max((today - last).days - 1, 0), 7)
    beyond = (last + timedelta(days=place + 1) for place in range(rest))
    left_out = sum(day.weekday() in WORKING and last < day < today for day in off)
    return whole * len(WORKING) + sum(day.weekday() in WORKING for day in beyond) - left_out


def days_on(day: date, count: int, off: Collection[date]) -> date:
    """Return the day that lies so many working days behind another."""
    while count > 0:
        day += DAY
        count -= day.weekday() in WORKING and day not in off
    return day


def with_more_time(given: Assignment, percent: int, off: Collection[date], zone: tzinfo) -> datetime | None:
    """Return until when an exercise is due for who has so much more time; None where it has no date.

    The working days from its first to its last are lengthened by that share, and a day that is begun is a whole one.
    One that begins at no day of its own is counted as a week.
    """
    if given.due_at is None:
        return None
    last, days = last_day(given.due_at, zone), len(WORKING)
    if given.starts_at is not None:
        first = max(first_day(given.starts_at, zone), last - LONGEST)
        days = max(working_days_between(first - DAY, last + DAY, off), 1)
    return end_of(days_on(last, -(-days * percent // 100), off), zone)
