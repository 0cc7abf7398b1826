"""Days as a school counts them: from the calendar, Monday to Friday, and never in blocks of 24 hours."""

from collections.abc import Collection
from datetime import date, timedelta

WORKING = range(5)
"""Monday to Friday, as `date.weekday` counts them."""


def working_days_between(last: date, today: date, off: Collection[date] = ()) -> int:
    """Return how many whole working days lie between two days; neither of them is counted, nor is one of `off`."""
    whole, rest = divmod(max((today - last).days - 1, 0), 7)
    beyond = (last + timedelta(days=place + 1) for place in range(rest))
    left_out = sum(day.weekday() in WORKING and last < day < today for day in off)
    return whole * len(WORKING) + sum(day.weekday() in WORKING for day in beyond) - left_out
