"""A learner's weeks: on how many days they handed in, how often, and what they passed; never a chain that breaks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Week:
    """What was done in a week, by the school's days.

    Attributes:
        begins: Its Monday.
        active_days: Days on which something was handed in.
        passed: Exercises that were first passed in it.
    """

    begins: date
    active_days: int
    hand_ins: int
    passed: int


def monday_of(moment: datetime, zone: tzinfo) -> date:
    """Return the Monday of the week that a moment lies in."""
    day = moment.astimezone(zone).date()
    return day - timedelta(days=day.weekday())


def weeks(
    received: Iterable[datetime], passed: Iterable[datetime], *, now: datetime, zone: tzinfo, most: int
) -> tuple[Week, ...]:
    """Return this week and those before it, newest first, back to the first hand-in; `most` at most."""
    moments = tuple(received)
    sent, done = [one.astimezone(zone).date() for one in moments], [monday_of(one, zone) for one in passed]
    this, first = monday_of(now, zone), monday_of(min(moments, default=now), zone)
    begins = [this - place * WEEK for place in range(min((this - first) // WEEK + 1, most))]
    return tuple(_week(monday, sent, done) for monday in begins)


def _week(monday: date, sent: list[date], done: list[date]) -> Week:
    within = [day for day in sent if monday <= day < monday + WEEK]
    return Week(monday, active_days=len(set(within)), hand_ins=len(within), passed=done.count(monday))
