"""Opens a cohort with a plan: from a track, or as another cohort's with its order and its dates moved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort
from grader.domain.days import first_day, last_day
from grader.domain.errors import NotAllowed, NotFound
from grader.domain.naming import checked_name
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.domain.plans.plan import Plan, PlanDays, planned, replanned
from grader.domain.plans.track import Module
from grader.domain.plans.weeks import PlanWeeks
from grader.engine.people.access import may_see_everyone
from grader.engine.plans.reading import OPENERS
from grader.engine.plans.weeks import weeks_of
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.plans import PublicHolidays

Laid = tuple[Sequence[Assignment], tuple[Module, ...]]
"""What a cohort is given, and the modules of its plan."""


@dataclass(frozen=True)
class Opening:
    """What a cohort is opened with.

    Attributes:
        days: None leaves them for later.
        track: The slug of the track that it follows; empty is none.
        like: The slug of the cohort whose plan it takes over; empty is none.
    """

    cohort: Cohort
    days: PlanDays | None = None
    track: str = ""
    like: str = ""


def open_planned(
    viewer: Person | None, opening: Opening, *, public_holidays: PublicHolidays, zone: tzinfo, database: Database
) -> tuple[str, ...]:
    """Open a cohort, and return the exercises that it was not given, as they are not published.

    A lead who opens it is of its staff.

    Raises:
        NotFound: `page`: the viewer opens no cohorts. There is no such track, or no cohort that the viewer may copy.
        NotAllowed: `cohort_taken`: there is a cohort of that slug. `track_or_cohort`: both are named. `plan_too_long`.
        NotValid: `name_shape`, `name_unseen`.
    """
    if viewer is not None and viewer.role not in OPENERS:
        raise NotFound("page", path="cohorts")
    if opening.track and opening.like:
        raise NotAllowed("track_or_cohort")
    cohort = replace(opening.cohort, name=checked_name(opening.cohort.name))
    weeks = None if opening.days is None else weeks_of(opening.days, public_holidays)
    with database.begin() as tx:
        if tx.cohorts.get(cohort.slug) is not None:
            raise NotAllowed("cohort_taken", slug=cohort.slug)
        tx.cohorts.add(cohort)
        given, modules = _laid(viewer, opening, weeks, tx, public_holidays, zone)
        published = tx.catalog.current_among([one.exercise for one in given])
        for position, one in enumerate(one for one in given if one.exercise in published):
            tx.cohorts.assign(replace(one, position=position))
        tx.plans.put(Plan(cohort.slug, opening.days, modules))
        _let_in(viewer, cohort.slug, tx)
        tx.audit.add(Act.COHORT_OPENED, cohort.slug)
    return tuple(one.exercise for one in given if one.exercise not in published)


def _laid(
    viewer: Person | None,
    opening: Opening,
    weeks: PlanWeeks | None,
    tx: Transaction,
    holidays: PublicHolidays,
    zone: tzinfo,
) -> Laid:
    if opening.track:
        return _by_track(opening, weeks, tx, zone)
    if opening.like:
        return _like(viewer, opening, weeks, tx, holidays, zone)
    return (), ()


def _by_track(opening: Opening, weeks: PlanWeeks | None, tx: Transaction, zone: tzinfo) -> Laid:
    track = tx.plans.track(opening.track)
    if track is None:
        raise NotFound("track", slug=opening.track)
    slug = opening.cohort.slug
    placed = [
        Assignment(slug, exercise, 0, module=stretch.module.slug, week=week)
        for stretch in track.stretches
        for exercise, week in stretch.by_week()
    ]
    return [planned(one, weeks, zone) if weeks else one for one in placed], track.modules


def _like(
    viewer: Person | None,
    opening: Opening,
    weeks: PlanWeeks | None,
    tx: Transaction,
    holidays: PublicHolidays,
    zone: tzinfo,
) -> Laid:
    _check_may_copy(viewer, opening.like, tx)
    plan, given = tx.plans.of_cohort(opening.like), tx.cohorts.assignments(opening.like)
    before = weeks_of(plan.days, holidays) if plan.days else _since_the_first(given, zone)
    copies = [replace(one, cohort=opening.cohort.slug) for one in given]
    if weeks is None or before is None:
        return [replace(one, starts_at=None, due_at=None) for one in copies], plan.modules
    return [replanned(one, before, weeks, zone) for one in copies], plan.modules


def _since_the_first(given: Sequence[Assignment], zone: tzinfo) -> PlanWeeks | None:
    """Return weeks that begin with the first date; None where nothing is dated."""
    starts = [first_day(one.starts_at, zone) for one in given if one.starts_at is not None]
    ends = [last_day(one.due_at, zone) for one in given if one.due_at is not None]
    return PlanWeeks(min([*starts, *ends])) if starts or ends else None


def _check_may_copy(viewer: Person | None, cohort: str, tx: Transaction) -> None:
    every = viewer is None or viewer.role is Role.OPERATOR
    if tx.cohorts.get(cohort) is None or not (every or (viewer and may_see_everyone(viewer, cohort, tx))):
        raise NotFound("cohort", slug=cohort)


def _let_in(viewer: Person | None, cohort: str, tx: Transaction) -> None:
    if viewer is not None and viewer.role is Role.LEAD:
        tx.cohorts.add_staff(cohort, viewer.id)
        tx.audit.add(Act.PERSON_APPOINTED, viewer.id, belongs_to=cohort)
