"""Somebody comes back from a break: what of their dates moves by its working days is shown, then it does."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from grader.domain.assignments import Extension
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.days import end_of, last_day, start_of
from grader.domain.errors import NotAllowed, NotValid
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.plans.working_days import DAY, days_on, working_days_between
from grader.domain.text import Text
from grader.engine.accommodations.own_dates import days_off
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.plans import PublicHolidays
from grader.engine.ports.sources import Now
from grader.engine.rosters.rights import kept_cohort, place_of


@dataclass(frozen=True)
class OwnMove:
    """A date of a learner that moves."""

    exercise: str
    title: Text
    due_on: date
    moves_to: date


@dataclass(frozen=True)
class ComingBack:
    """What it brings about that somebody is back on a day.

    Attributes:
        place: As it is, on a break.
        days: Working days of the break.
        moves: Of what was still to come when it began, and is not passed; in the cohort's order.
    """

    cohort: Cohort
    place: Enrollment
    back_on: date
    days: int
    moves: tuple[OwnMove, ...]


def coming_back(
    viewer: Person | None,
    cohort: str,
    handle: str,
    back_on: date,
    *,
    public_holidays: PublicHolidays,
    zone: tzinfo,
    database: Database,
    now: Now,
) -> ComingBack:
    """Return what it would bring about that somebody is back on a day; nothing is stored.

    Raises:
        NotFound: `cohort`, `person`.
        NotAllowed: `leads_only`; `not_on_a_break`.
        NotValid: `since_ahead`: they are back from today on, or from a day before.
    """
    with database.read() as tx:
        return _ahead(viewer, cohort, handle, back_on, tx, public_holidays, zone, now)


def come_back(
    viewer: Person | None,
    cohort: str,
    handle: str,
    back_on: date,
    *,
    move_dates: bool,
    public_holidays: PublicHolidays,
    zone: tzinfo,
    database: Database,
    now: Now,
) -> ComingBack:
    """Let somebody learn again from a day on, and give them their dates as later ones of their own; see `coming_back`.

    Args:
        move_dates: False leaves every date as it is.
    """
    with database.begin() as tx:
        ahead = _ahead(viewer, cohort, handle, back_on, tx, public_holidays, zone, now)
        place = replace(ahead.place, status=EnrollmentStatus.ACTIVE, since=back_on)
        tx.cohorts.change_place(place)
        tx.audit.add(Act.PLACE_CHANGED, place.person.id, belongs_to=cohort)
        if not move_dates:
            return replace(ahead, moves=())
        for one in ahead.moves:
            tx.plans.extend(Extension(place.id, one.exercise, end_of(one.moves_to, zone)))
        if ahead.moves:
            tx.audit.add(Act.DATE_EXTENDED, place.person.id, belongs_to=cohort)
    return ahead


def _ahead(
    viewer: Person | None,
    cohort: str,
    handle: str,
    back_on: date,
    tx: Transaction,
    public_holidays: PublicHolidays,
    zone: tzinfo,
    now: Now,
) -> ComingBack:
    if back_on > now().astimezone(zone).date():
        raise NotValid("since_ahead", day=back_on.isoformat())
    found, place = kept_cohort(viewer, cohort, tx), place_of(cohort, handle, tx)
    if place.status is not EnrollmentStatus.PAUSED:
        raise NotAllowed("not_on_a_break", name=place.person.name)
    off = days_off(cohort, tx, public_holidays)
    # Who came with this status has been away since a day that nobody knows: their dates are theirs to be given by hand.
    days = 0 if place.since is None else working_days_between(place.since - DAY, back_on, off)
    moves = tuple(_moves(place, place.since, days, off, zone, tx)) if place.since and days else ()
    return ComingBack(found, place, back_on, days, moves)


def _moves(
    place: Enrollment, away_from: date, days: int, off: Collection[date], zone: tzinfo, tx: Transaction
) -> Iterator[OwnMove]:
    passed = {cell.exercise for cell in tx.board.of_enrollment(place.id) if cell.passed_at is not None}
    given = [one for one in tx.plans.given_to(place.id) if one.exercise not in passed and not one.withdrawn]
    known = tx.catalog.current_among([one.exercise for one in given])
    for one in given:
        if one.due_at is not None and one.due_at > start_of(away_from, zone):
            title = known[one.exercise].title if one.exercise in known else Text(one.exercise, one.exercise)
            due_on = last_day(one.due_at, zone)
            yield OwnMove(one.exercise, title, due_on, days_on(due_on, days, off))
