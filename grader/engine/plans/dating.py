"""The days of a cohort's plan, and the dates that move with them: shown first, then stored."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo

from grader.domain.cohorts.cohort import Cohort
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.plans.plan import DateMove, PlanDays, moved
from grader.domain.text import Text
from grader.engine.accommodations.own_dates import follow
from grader.engine.plans.reading import planned_cohort
from grader.engine.plans.weeks import weeks_of
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.plans import PublicHolidays
from grader.engine.ports.sources import Now


@dataclass(frozen=True)
class DatesAhead:
    """What other days of a plan would bring about.

    Attributes:
        moves: Of each exercise, in order, also of those that stay.
        titles: Of the exercises that are published, by slug.
    """

    cohort: Cohort
    days: PlanDays
    moves: tuple[DateMove, ...]
    titles: Mapping[str, Text]

    @property
    def moving(self) -> tuple[DateMove, ...]:
        """Return those whose dates change."""
        return tuple(one for one in self.moves if one.is_one)


def dates_ahead(
    viewer: Person | None,
    cohort: str,
    days: PlanDays,
    *,
    by_hand_too: bool,
    public_holidays: PublicHolidays,
    zone: tzinfo,
    database: Database,
    now: Now,
) -> DatesAhead:
    """Return what these days would bring about; nothing is stored.

    Args:
        by_hand_too: Let all that has a week follow it, also dates that somebody set otherwise.

    Raises:
        NotFound: The viewer has no such cohort to plan.
        NotAllowed: `plan_too_long`: a week lies too far ahead.
    """
    with database.read() as tx:
        return _ahead(viewer, cohort, days, tx, by_hand_too=by_hand_too, holidays=public_holidays, zone=zone, now=now)


def set_days(
    viewer: Person | None,
    cohort: str,
    days: PlanDays,
    *,
    by_hand_too: bool,
    public_holidays: PublicHolidays,
    zone: tzinfo,
    database: Database,
    now: Now,
) -> DatesAhead:
    """Store the days of a cohort's plan, and move the dates that are not past; see `dates_ahead`."""
    with database.begin() as tx:
        ahead = _ahead(viewer, cohort, days, tx, by_hand_too=by_hand_too, holidays=public_holidays, zone=zone, now=now)
        tx.plans.put(replace(tx.plans.of_cohort(cohort), days=days))
        for one in ahead.moving:
            tx.cohorts.assign(one.after)
        moving = [one.after.exercise for one in ahead.moving]
        follow(cohort, moving, tx, public_holidays=public_holidays, zone=zone)
        tx.audit.add(Act.PLAN_CHANGED, cohort)
    return ahead


def _ahead(
    viewer: Person | None,
    slug: str,
    days: PlanDays,
    tx: Transaction,
    *,
    by_hand_too: bool,
    holidays: PublicHolidays,
    zone: tzinfo,
    now: Now,
) -> DatesAhead:
    cohort, known = planned_cohort(viewer, slug, tx), tx.plans.of_cohort(slug).days
    before, after = None if known is None else weeks_of(known, holidays), weeks_of(days, holidays)
    given, at = tx.cohorts.assignments(slug), now()
    moves = tuple(moved(one, before, after, by_hand_too=by_hand_too, now=at, zone=zone) for one in given)
    published = tx.catalog.current_among([one.exercise for one in given])
    return DatesAhead(cohort, days, moves, {slug: one.title for slug, one in published.items()})
