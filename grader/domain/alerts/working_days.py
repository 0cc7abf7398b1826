"""Days as a school counts them: from the calendar, Monday to Friday, and never in blocks of 24 hours."""

from datetime import date, timedelta

WORKING = range(5)
"""Monday to Friday, as `date.weekday` counts them."""


def working_days_between(last: date, today: date) -> int:
    """Return how many whole working days lie between two days; neither of them is counted."""
    whole, rest = divmod(max((today - last).days - 1, 0), 7)
    beyond = (last + timedelta(days=place + 1) for place in range(rest))
    return whole * len(WORKING) + sum(day.weekday() in WORKING for day in beyond)
