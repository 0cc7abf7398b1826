"""Dates of those who have more time, kept as later dates of theirs: they follow the cohort's whenever it changes."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, tzinfo

from grader.domain.assignments import Assignment, Extension
from grader.domain.plans.working_days import with_more_time
from grader.engine.plans.weeks import weeks_of
from grader.engine.ports.database import Transaction
from grader.engine.ports.plans import PublicHolidays

Dated = Mapping[tuple[str, str], Extension]
"""Later dates, by enrollment and exercise."""


def follow(
    cohort: str, exercises: Collection[str], tx: Transaction, *, public_holidays: PublicHolidays, zone: tzinfo
) -> None:
    """Let these dates of a cohort hold for those who have more time, too; what the staff gave somebody stays."""
    more_time = tx.accommodations.of_cohort(cohort)
    if not more_time:
        return
    off, known = days_off(cohort, tx, public_holidays), later_dates(more_time, tx)
    given = [one for one in tx.cohorts.assignments(cohort) if one.exercise in exercises]
    for place, percent in more_time.items():
        for one in given:
            lay(place, one, percent, known, off, zone, tx)


def lay(
    place: str,
    given: Assignment,
    percent: int,
    known: Dated,
    off: Collection[date],
    zone: tzinfo,
    tx: Transaction,
) -> None:
    """Store one date that follows from more time, or forget it where nothing does."""
    before, due_at = known.get((place, given.exercise)), with_more_time(given, percent, off, zone)
    if before is not None and not before.by_right:
        return
    if due_at is not None and percent:
        tx.plans.extend(Extension(place, given.exercise, due_at, by_right=True))
    elif before is not None:
        tx.plans.withdraw(place, given.exercise)


def later_dates(places: Iterable[str], tx: Transaction) -> Dated:
    """Return the later dates of these learners."""
    return {(one.enrollment_id, one.exercise): one for one in tx.plans.extended([*places])}


def days_off(cohort: str, tx: Transaction, public_holidays: PublicHolidays) -> frozenset[date]:
    """Return the days that a cohort's plan leaves out, beside weekends; none without a plan."""
    days = tx.plans.of_cohort(cohort).days
    return frozenset() if days is None else weeks_of(days, public_holidays).off
