"""The end of a cohort: when it is, what is erased after it, and how that is stopped."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from grader.domain.cohorts.cohort import Cohort
from grader.domain.days import end_of
from grader.domain.errors import NotFound, NotValid
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.engine.operation.retention import NOTICE, Periods
from grader.engine.people.access import may_stop_erasure
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.retention import Erasure
from grader.engine.ports.sources import Now


@dataclass(frozen=True)
class CohortEnd:
    """What the end of a cohort brings about.

    Attributes:
        learners: How many have a place in it, whatever became of them.
        code_from: The first day on which its learners' code and ways in may be erased.
        names_from: The first day on which their names may be.
    """

    slug: str
    last_day: date
    learners: int
    code_from: date
    names_from: date


@dataclass(frozen=True)
class CohortErasures:
    """What will be erased of a cohort, the first in front; nothing of one whose erasure was stopped."""

    cohort: Cohort
    erasures: tuple[Erasure, ...]


def end_cohort(
    slug: str, last_day: date, *, sure: bool, periods: Periods, zone: tzinfo, database: Database, now: Now
) -> CohortEnd:
    """Store the last day of a cohort, and return what will be erased when; whatever was announced is taken back.

    Args:
        sure: Take a day, too, that is past or sooner than the last hand-in.

    Raises:
        NotFound: There is no such cohort.
        NotValid: `end_past`, `end_before_hand_in`: the day is one of those, and nobody said that it is meant.
    """
    ends_at = end_of(last_day, zone)
    at = now()
    with database.begin() as tx:
        if tx.cohorts.get(slug) is None:
            raise NotFound("cohort", slug=slug)
        ending = _ending(slug, last_day, ends_at, at, zone, periods, tx)
        doubt = _doubt(ending, ends_at, at, tx)
        if doubt is not None and not sure:
            told = {name: str(value) for name, value in vars(ending).items()}
            raise NotValid(doubt, **told)
        tx.cohorts.set_end(slug, ends_at)
        tx.aged.withdraw(slug)
        tx.audit.add(Act.END_SET, slug)
    return ending


def stop_erasure(slug: str, *, by: Person | None, database: Database, now: Now) -> None:
    """Let nothing of a cohort be erased by its age; who asks for their own erasure is erased all the same.

    Args:
        by: Who asks on a page: an operator, or a lead of the cohort; None at the machine.

    Raises:
        NotFound: There is no such cohort, or it is not this person's to keep.
    """
    with database.begin() as tx:
        _check_known(slug, by, tx)
        tx.cohorts.stop_erasure(slug, now())
        tx.aged.withdraw(slug)
        tx.audit.add(Act.ERASURE_STOPPED, slug)


def resume_erasure(slug: str, *, by: Person | None, database: Database) -> None:
    """Let a cohort be erased by its age again; all of it is announced anew before.

    Raises:
        NotFound: As `stop_erasure`.
    """
    with database.begin() as tx:
        _check_known(slug, by, tx)
        tx.cohorts.stop_erasure(slug, None)
        tx.audit.add(Act.ERASURE_RESUMED, slug)


def erasures_ahead(viewer: Person, *, database: Database) -> tuple[CohortErasures, ...]:
    """Return what was announced or stopped, of all cohorts for operators, of their own for leads.

    Raises:
        NotFound: `page`: nobody else stops an erasure.
    """
    if viewer.role not in {Role.OPERATOR, Role.LEAD}:
        raise NotFound("page", path="erasures")
    with database.read() as tx:
        announced = tx.aged.announced()
        cohorts = [one for one in tx.cohorts.to_be_erased() if may_stop_erasure(viewer, one.slug, tx)]
    return tuple(CohortErasures(one, tuple(each for each in announced if each.cohort == one.slug)) for one in cohorts)


def _check_known(slug: str, by: Person | None, tx: Transaction) -> None:
    if tx.cohorts.get(slug) is None or (by is not None and not may_stop_erasure(by, slug, tx)):
        raise NotFound("cohort", slug=slug)


def _ending(
    slug: str, last_day: date, ends_at: datetime, at: datetime, zone: tzinfo, periods: Periods, tx: Transaction
) -> CohortEnd:
    def first_day(period: timedelta) -> date:
        return max(ends_at + period, at + NOTICE).astimezone(zone).date()

    learners = len(tx.cohorts.enrollments(slug))
    return CohortEnd(slug, last_day, learners, code_from=first_day(periods.code), names_from=first_day(periods.account))


def _doubt(ending: CohortEnd, ends_at: datetime, at: datetime, tx: Transaction) -> str | None:
    last = tx.cohorts.last_hand_in(ending.slug)
    if last is not None and ends_at <= last:
        return "end_before_hand_in"
    return "end_past" if ends_at <= at else None
