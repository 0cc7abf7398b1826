"""A cohort's plan: its first day, the days left out, its modules; and how dates follow from it and move with it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from grader.domain.assignments import Assignment
from grader.domain.days import day_of, end_of, first_day, last_day, start_of
from grader.domain.errors import NotAllowed, NotValid
from grader.domain.plans.track import Module
from grader.domain.plans.weeks import PlanWeeks

YEARS = range(2000, 2100)
MOST_CLOSED = 60
LONGEST_CLOSED = timedelta(days=366)


@dataclass(frozen=True)
class Closed:
    """Days in a row on which the school is closed."""

    first: date
    last: date

    @property
    def days(self) -> tuple[date, ...]:
        """Return each of them."""
        return tuple(self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1))


@dataclass(frozen=True)
class PlanDays:
    """What decides on which days the weeks of a plan lie.

    Attributes:
        public_holidays: The country's are left out, too.

    Raises:
        NotValid: `day_shape`: it begins in another century.
    """

    starts_on: date
    closed: tuple[Closed, ...] = ()
    public_holidays: bool = True

    def __post_init__(self) -> None:
        if self.starts_on.year not in YEARS:
            raise NotValid("day_shape", day=self.starts_on.isoformat())


@dataclass(frozen=True)
class Plan:
    """How a cohort's exercises lie over its weeks.

    Attributes:
        days: None before anybody has said when it begins.
        modules: In order; those of its exercises, and of the track that it was made from.
    """

    cohort: str
    days: PlanDays | None = None
    modules: tuple[Module, ...] = ()


@dataclass(frozen=True)
class DateMove:
    """The dates of an exercise before and after the plan changes."""

    before: Assignment
    after: Assignment

    @property
    def is_one(self) -> bool:
        """Tell whether anything changes."""
        return (self.before.starts_at, self.before.due_at) != (self.after.starts_at, self.after.due_at)


def closed_of(text: str) -> tuple[Closed, ...]:
    """Return the closed days that somebody wrote, one a line: a day, or the first and the last of several.

    Raises:
        NotValid: `closed_shape`: a line has no day or more than two, or the last before the first; `too_many_closed`.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_CLOSED:
        raise NotValid("too_many_closed", most=MOST_CLOSED)
    return tuple(_closed(line) for line in lines)


def _closed(line: str) -> Closed:
    try:
        days = [day_of(word) for word in line.split()]
    except NotValid as error:
        raise NotValid("closed_shape", line=line) from error
    if len(days) not in {1, 2}:
        raise NotValid("closed_shape", line=line)
    return checked_closed(days[0], days[-1], line)


def checked_closed(first: date, last: date, said: str) -> Closed:
    """Return days in a row.

    Raises:
        NotValid: `closed_shape`: they end before they begin, or after more than a year.
    """
    if not timedelta() <= last - first <= LONGEST_CLOSED:
        raise NotValid("closed_shape", line=said)
    return Closed(first, last)


def planned(given: Assignment, weeks: PlanWeeks, zone: tzinfo) -> Assignment:
    """Return an exercise with the dates of its week: from its first working day to its last; else as it is."""
    if given.week is None:
        return given
    first, last = weeks.span(given.week)
    return replace(given, starts_at=start_of(first, zone), due_at=end_of(last, zone))


def moved(
    given: Assignment, before: PlanWeeks | None, after: PlanWeeks, *, by_hand_too: bool, now: datetime, zone: tzinfo
) -> DateMove:
    """Return the dates of an exercise once the plan's days changed (see `replanned`); a date that is past stays."""
    if given.due_at is not None and given.due_at <= now:
        return DateMove(given, given)
    new = replanned(given, before, after, zone, by_hand_too=by_hand_too)
    begun = given.starts_at is not None and given.starts_at <= now
    return DateMove(given, replace(new, starts_at=given.starts_at) if begun else new)


def replanned(
    given: Assignment, before: PlanWeeks | None, after: PlanWeeks, zone: tzinfo, *, by_hand_too: bool = False
) -> Assignment:
    """Return an exercise with its dates among other weeks.

    Dates that follow from its week follow from it again. Others stay in their week and on their day of it.

    Args:
        before: What the weeks were; None where the plan has had no days.
        by_hand_too: Let all follow from the week, also those that somebody set otherwise.
    """
    follows = before is not None and _same_dates(planned(given, before, zone), given)
    undated = given.starts_at is None and given.due_at is None
    if given.week is not None and (by_hand_too or follows or undated):
        return planned(given, after, zone)
    return given if before is None else _in_its_week(given, before, after, zone)


def checked_order(given: Assignment) -> Assignment:
    """Return an exercise whose dates are in order.

    Raises:
        NotAllowed: `dates_order`: it is due before it begins.
    """
    if given.starts_at is not None and given.due_at is not None and given.due_at <= given.starts_at:
        raise NotAllowed("dates_order", slug=given.exercise)
    return given


def _same_dates(one: Assignment, other: Assignment) -> bool:
    return (one.starts_at, one.due_at) == (other.starts_at, other.due_at)


def _in_its_week(given: Assignment, before: PlanWeeks, after: PlanWeeks, zone: tzinfo) -> Assignment:
    def there(day: date) -> date:
        return after.day(*before.place(day))

    starts, due = given.starts_at, given.due_at
    return replace(
        given,
        starts_at=None if starts is None else start_of(there(first_day(starts, zone)), zone),
        due_at=None if due is None else end_of(there(last_day(due, zone)), zone),
    )


def _past_kept(given: Assignment, new: Assignment, now: datetime) -> Assignment:
    """Return the new dates; of an exercise that was due already none moves, of one that has begun its start stays."""
    if given.due_at is not None and given.due_at <= now:
        return given
    begun = given.starts_at is not None and given.starts_at <= now
    return replace(new, starts_at=given.starts_at) if begun else new
