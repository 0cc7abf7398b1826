"""Changes of a cohort's plan, an exercise at a time: given, placed, dated, moved, taken off; and its name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from grader.domain.assignments import Assignment, Counts
from grader.domain.days import end_of, first_day, last_day, start_of
from grader.domain.errors import NotFound, NotValid
from grader.domain.naming import checked_name
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.plans.modules import module_named
from grader.domain.plans.plan import Plan, checked_order, planned
from grader.domain.plans.track import MOST_WEEKS
from grader.engine.accommodations.own_dates import follow
from grader.engine.cohorts.assigning import give, order
from grader.engine.cohorts.standing import recount
from grader.engine.plans.reading import planned_cohort
from grader.engine.plans.weeks import weeks_of
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.plans import PublicHolidays


@dataclass(frozen=True)
class PlanEntry:
    """Where an exercise is to stand in a plan.

    Attributes:
        module: A module's name or slug, a new one makes a module; empty is none.
        week: From 1; None is none.
        starts_on: The first day; None leaves learners free to begin.
        due_on: The last day; None is no date.
        counts: Which hand-in says how a learner stands.
    """

    module: str = ""
    week: int | None = None
    starts_on: date | None = None
    due_on: date | None = None
    counts: Counts = Counts.BEST


def entry_of(given: Assignment, zone: tzinfo) -> PlanEntry:
    """Return where an exercise stands in its plan."""
    starts_on = None if given.starts_at is None else first_day(given.starts_at, zone)
    due_on = None if given.due_at is None else last_day(given.due_at, zone)
    return PlanEntry(given.module or "", given.week, starts_on, due_on, given.counts)


def put(
    viewer: Person | None,
    cohort: str,
    exercise: str,
    entry: PlanEntry,
    *,
    public_holidays: PublicHolidays,
    zone: tzinfo,
    database: Database,
) -> bool:
    """Give an exercise to a cohort, or place and date the one that it has (see `change`); tell whether it is new.

    A new one stands behind those of its module, else last; without dates it has those of its week.

    Raises:
        NotFound: The viewer has no such cohort to plan, or the exercise is not published.
        NotValid, NotAllowed: The entry cannot be taken.
    """
    with database.begin() as tx:
        planned_cohort(viewer, cohort, tx)
        is_new = tx.cohorts.assignment(cohort, exercise) is None
        if is_new:
            give(cohort, [exercise], tx)
        _place(cohort, exercise, entry, tx, public_holidays, zone)
        if is_new:
            _behind_its_module(cohort, exercise, tx)
        tx.audit.add(Act.EXERCISES_ASSIGNED, cohort)
    return is_new


def change(
    viewer: Person | None,
    cohort: str,
    exercise: str,
    entry: PlanEntry,
    *,
    public_holidays: PublicHolidays,
    zone: tzinfo,
    database: Database,
) -> None:
    """Place and date an exercise of a cohort; where the week changes and the dates do not, they follow the week.

    Raises:
        NotFound: The viewer has no such cohort to plan, or it was not given this.
        NotValid, NotAllowed: The entry cannot be taken.
    """
    with database.begin() as tx:
        _given(viewer, cohort, exercise, tx)
        _place(cohort, exercise, entry, tx, public_holidays, zone)
        tx.audit.add(Act.EXERCISES_ASSIGNED, cohort)


def move(viewer: Person | None, cohort: str, exercise: str, *, down: bool, database: Database) -> None:
    """Let an exercise change places with the one before it, or behind it; the first and the last stay.

    Raises:
        NotFound: The viewer has no such cohort to plan, or it was not given this.
    """
    with database.begin() as tx:
        _given(viewer, cohort, exercise, tx)
        slugs = [one.exercise for one in tx.cohorts.assignments(cohort)]
        place = slugs.index(exercise)
        other = min(place + 1, len(slugs) - 1) if down else max(place - 1, 0)
        slugs[place], slugs[other] = slugs[other], slugs[place]
        order(cohort, slugs, tx)
        tx.audit.add(Act.EXERCISES_ASSIGNED, cohort)


def put_in_order(viewer: Person | None, cohort: str, exercises: Sequence[str], *, database: Database) -> None:
    """Put exercises of a cohort in front, in this order; the others follow as they were.

    Raises:
        NotFound: The viewer has no such cohort to plan, or it was not given one of these.
    """
    with database.begin() as tx:
        planned_cohort(viewer, cohort, tx)
        order(cohort, exercises, tx)
        tx.audit.add(Act.EXERCISES_ASSIGNED, cohort)


def take_off(viewer: Person | None, cohort: str, exercise: str, *, database: Database) -> None:
    """Take an exercise off a cohort; what was handed in stays, and comes back with it.

    Raises:
        NotFound: The viewer has no such cohort to plan, or it was not given this.
    """
    with database.begin() as tx:
        _given(viewer, cohort, exercise, tx)
        tx.cohorts.unassign(cohort, exercise)
        tx.audit.add(Act.EXERCISES_ASSIGNED, cohort)


def rename(viewer: Person | None, cohort: str, name: str, *, database: Database) -> None:
    """Give a cohort another name; its slug stays.

    Raises:
        NotFound: The viewer has no such cohort to plan.
        NotValid: `name_shape`, `name_unseen`.
    """
    named = checked_name(name)
    with database.begin() as tx:
        planned_cohort(viewer, cohort, tx)
        tx.cohorts.rename(cohort, named)
        tx.audit.add(Act.COHORT_RENAMED, cohort)


def _given(viewer: Person | None, cohort: str, exercise: str, tx: Transaction) -> Assignment:
    planned_cohort(viewer, cohort, tx)
    given = tx.cohorts.assignment(cohort, exercise)
    if given is None:
        raise NotFound("assignment", cohort=cohort, slug=exercise)
    return given


def _place(
    cohort: str, exercise: str, entry: PlanEntry, tx: Transaction, public_holidays: PublicHolidays, zone: tzinfo
) -> None:
    given, plan = tx.cohorts.assignment(cohort, exercise), tx.plans.of_cohort(cohort)
    if given is None:
        raise NotFound("assignment", cohort=cohort, slug=exercise)
    if entry.week is not None and not 1 <= entry.week <= MOST_WEEKS:
        raise NotValid("week_shape", most=MOST_WEEKS)
    placed = replace(given, module=_module(entry.module, plan, tx), week=entry.week, counts=entry.counts)
    if entry.counts is not given.counts:
        recount(cohort, exercise, entry.counts, tx)
    before = entry_of(given, zone)
    as_before = (before.starts_on, before.due_on) == (entry.starts_on, entry.due_on)
    if entry.week != given.week and as_before and plan.days is not None:
        tx.cohorts.assign(planned(placed, weeks_of(plan.days, public_holidays), zone))
    else:
        starts_at = None if entry.starts_on is None else start_of(entry.starts_on, zone)
        due_at = None if entry.due_on is None else end_of(entry.due_on, zone)
        tx.cohorts.assign(checked_order(replace(placed, starts_at=starts_at, due_at=due_at)))
    follow(cohort, [exercise], tx, public_holidays=public_holidays, zone=zone)


def _module(name: str, plan: Plan, tx: Transaction) -> str | None:
    """Return the slug of a module; a new one becomes part of the plan."""
    module = module_named(name, plan.modules)
    if module is not None and module not in plan.modules:
        tx.plans.put(replace(plan, modules=(*plan.modules, module)))
    return module.slug if module else None


def _behind_its_module(cohort: str, exercise: str, tx: Transaction) -> None:
    """Put an exercise behind the last one of its module."""
    modules = {one.exercise: one.module for one in tx.cohorts.assignments(cohort)}
    others = [slug for slug in modules if slug != exercise]
    alike = [place for place, slug in enumerate(others) if modules[slug] == modules[exercise]]
    if modules[exercise] is not None and alike:
        others.insert(alike[-1] + 1, exercise)
        order(cohort, others, tx)
