"""The weeks of a plan: weeks of the calendar with a working day in them, counted from the one with the first day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from grader.domain.errors import NotAllowed

DAY, WEEK = timedelta(days=1), timedelta(days=7)
WORKING_DAYS = 5
MOST_CALENDAR_WEEKS = 520


@dataclass(frozen=True)
class PlanWeeks:
    """The weeks from a first day on; a week that is left out as a whole is not counted.

    Attributes:
        off: Days on which nobody works, beside the weekends.
    """

    starts_on: date
    off: frozenset[date] = frozenset()

    def span(self, week: int) -> tuple[date, date]:
        """Return the first and the last working day of a week, from 1.

        Raises:
            NotAllowed: `plan_too_long`: it lies too far ahead.
        """
        for number, days in enumerate(self._worked(), start=1):
            if number == week:
                return days[0], days[-1]
        raise NotAllowed("plan_too_long", week=week)

    def place(self, day: date) -> tuple[int, int]:
        """Return the week that a day lies in and its place there, from Monday as 0; in a week left out, the one before.

        A day before the first week is in week 1.
        """
        number = sum(days[0] <= day for days in self._worked(until=day))
        return max(number, 1), day.weekday()

    def mondays(self, until: date) -> tuple[date, ...]:
        """Return the Monday of each week that has begun by a day, in order."""
        return tuple(days[0] - days[0].weekday() * DAY for days in self._worked(until=until))

    def day(self, week: int, weekday: int) -> date:
        """Return the day of that place, or the nearest working day before it, else after it, in its week.

        Raises:
            NotAllowed: `plan_too_long`: it lies too far ahead.
        """
        first, last = self.span(week)
        wanted = max(first, min(last, first - first.weekday() * DAY + weekday * DAY))
        while wanted in self.off:
            wanted -= DAY
        return wanted

    def _worked(self, until: date = date.max) -> Iterator[list[date]]:
        """Yield the working days of each week that has some."""
        monday = self.starts_on - self.starts_on.weekday() * DAY
        for _ in range(MOST_CALENDAR_WEEKS):
            if monday > until or monday > date.max - WEEK:
                return
            days = [monday + place * DAY for place in range(WORKING_DAYS)]
            worked = [day for day in days if day >= self.starts_on and day not in self.off]
            if worked:
                yield worked
            monday += WEEK
