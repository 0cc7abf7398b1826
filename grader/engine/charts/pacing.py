"""How far a cohort is over the weeks of its plan."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from grader.domain.assignments import Assignment
from grader.domain.charts.pace import Reached, WeekPace, due_by_week, reached_by_week
from grader.domain.days import first_day, last_day, start_of
from grader.domain.plans.weeks import PlanWeeks
from grader.engine.plans.weeks import weeks_of
from grader.engine.ports.database import Transaction
from grader.engine.ports.plans import PublicHolidays

MOST_WEEKS = 60


@dataclass(frozen=True)
class PlanPace:
    """The weeks of a plan; where nobody made one, those since something was first due, begun or handed in.

    Attributes:
        weeks: In order; none where nothing tells when they begin.
        exercises: How many are counted: those with a date or, where none has one, all.
        dated: They have dates.
        due: How many are due by now.
    """

    weeks: tuple[WeekPace, ...]
    exercises: int
    dated: bool
    due: int

    @property
    def current(self) -> WeekPace | None:
        """Return the week in which it is now, if the first one has begun and there is somebody in the group."""
        return next((week for week in reversed(self.weeks) if week.reached is not None), None)


def pace_of(
    slug: str,
    given: Sequence[Assignment],
    learners: int,
    tx: Transaction,
    now: datetime,
    zone: tzinfo,
    public_holidays: PublicHolidays,
) -> PlanPace:
    """Return how far a cohort's active learners are, by week; what was withdrawn is not counted."""
    open_ones = [one for one in given if not one.withdrawn]
    counted = [one for one in open_ones if one.due_at is not None] or open_ones
    days = Counter(last_day(one.due_at, zone) for one in counted if one.due_at is not None)
    today = first_day(now, zone)
    weeks = _weeks(slug, counted, tx, zone, public_holidays)
    mondays = weeks.mondays(max([today, *days])) if weeks else ()
    begun = bisect_right(mondays, today)
    first = max(begun - MOST_WEEKS, 0)
    seen = slice(first, first + MOST_WEEKS)
    got = _reached(slug, counted, learners, mondays[first:begun], tx, zone) if begun else ()
    ahead: list[Reached | None] = [None] * (len(mondays[seen]) - len(got))
    numbered = zip(range(first + 1, len(mondays) + 1), mondays[seen], due_by_week(days, mondays)[seen], strict=False)
    return PlanPace(
        weeks=tuple(WeekPace(*week, part) for week, part in zip(numbered, [*got, *ahead], strict=True)),
        exercises=len(counted),
        dated=bool(days),
        due=sum(one.is_over(now) for one in counted),
    )


def _reached(
    slug: str, counted: Sequence[Assignment], learners: int, mondays: Sequence[date], tx: Transaction, zone: tzinfo
) -> tuple[Reached, ...]:
    bounds = [start_of(monday, zone) for monday in mondays[1:]]
    passes = tx.charts.passes(slug, [one.exercise for one in counted], bounds)
    return reached_by_week(passes, learners, len(mondays))


def _weeks(
    slug: str, counted: Sequence[Assignment], tx: Transaction, zone: tzinfo, public_holidays: PublicHolidays
) -> PlanWeeks | None:
    days, first = tx.plans.of_cohort(slug).days, tx.cohorts.first_hand_in(slug)
    if days is not None:
        return weeks_of(days, public_holidays)
    begins = [first_day(one.starts_at, zone) for one in counted if one.starts_at is not None]
    ends = [last_day(one.due_at, zone) for one in counted if one.due_at is not None]
    handed_in = [first_day(first, zone)] if first is not None else []
    every = [*begins, *ends, *handed_in]
    return PlanWeeks(min(every)) if every else None
