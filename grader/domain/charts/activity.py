"""When a group hands in: by weekday and hour, as its school's clocks show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

HOURS, WEEKDAYS = 24, 7
USUAL_WEEKS, MOST_WEEKS = 4, 12
"""Over how many somebody looks back."""


@dataclass(frozen=True)
class Activity:
    """Hand-ins of some weeks.

    Attributes:
        since: From when on they are counted: the beginning of a day.
        hours: By weekday from Monday, then by hour.
    """

    weeks: int
    since: datetime
    hours: tuple[tuple[int, ...], ...]

    @property
    def total(self) -> int:
        """Return how many there are."""
        return sum(map(sum, self.hours))

    @property
    def busiest(self) -> tuple[int, int]:
        """Return the weekday and the hour with most of them, the first of several."""
        every = ((day, hour) for hour in range(HOURS) for day in range(WEEKDAYS))
        return max(every, key=lambda cell: self.hours[cell[0]][cell[1]])


def weeks_asked(weeks: int) -> int:
    """Return over how many weeks somebody looks back: the usual where those are none or too many."""
    return weeks if weeks in range(1, MOST_WEEKS + 1) else USUAL_WEEKS


def first_of(weeks: int, now: datetime, zone: tzinfo) -> datetime:
    """Return when the first of so many times seven days begins, the last of which is today, at the school."""
    day = now.astimezone(zone).date() - timedelta(days=7 * weeks - 1)
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def by_hour(quarters: Mapping[int, int], zone: tzinfo) -> tuple[tuple[int, ...], ...]:
    """Return numbers by weekday and hour at a school.

    Args:
        quarters: By the second of the epoch at which a quarter of an hour begins: no zone's hours begin within one,
            whether its clocks are half an hour off or change.
    """
    hours = [[0] * HOURS for _ in range(WEEKDAYS)]
    for begins, number in quarters.items():
        there = datetime.fromtimestamp(begins, UTC).astimezone(zone)
        hours[there.weekday()][there.hour] += number
    return tuple(map(tuple, hours))
