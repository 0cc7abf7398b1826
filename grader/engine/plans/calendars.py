"""Calendars of dates at secret addresses: what a learner has to do, and when the cohorts of a trainer or lead do it."""

from collections.abc import Iterator
from dataclasses import dataclass

from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort, EnrollmentStatus
from grader.domain.errors import NotFound
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.text import Text
from grader.engine.accounts.sessions import hash_of
from grader.engine.people.access import led_cohorts
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import NewSecret


@dataclass(frozen=True)
class CalendarEntry:
    """An exercise with dates."""

    cohort: Cohort
    assignment: Assignment
    title: Text


@dataclass(frozen=True)
class DatesCalendar:
    """All dates of a person: as a learner those that they have, else those of the cohorts that they lead."""

    person: Person
    entries: tuple[CalendarEntry, ...]


def has_address(person: Person, *, database: Database) -> bool:
    """Tell whether this person's dates can be read at an address."""
    with database.glance() as tx:
        return tx.plans.has_calendar(person.id)


def make_address(person: Person, *, database: Database, new_secret: NewSecret) -> str:
    """Return the secret of a new address, which nobody can read again; the one before opens nothing any more."""
    secret = new_secret()
    with database.begin() as tx:
        tx.plans.open_calendar(person.id, hash_of(secret))
        tx.audit.add(Act.CALENDAR_OPENED, person.id)
    return secret


def end_address(person: Person, *, database: Database) -> None:
    """Let nobody read this person's dates at an address any more."""
    with database.begin() as tx:
        tx.plans.close_calendar(person.id)
        tx.audit.add(Act.CALENDAR_CLOSED, person.id)


def calendar_of(secret: str, *, database: Database) -> DatesCalendar:
    """Return the dates at an address.

    Raises:
        NotFound: `page`: it is no address, or not any more.
    """
    with database.read() as tx:
        owner = tx.plans.calendar_owner(hash_of(secret))
        person = tx.people.get(owner) if owner else None
        if person is None:
            raise NotFound("page", path="calendars")
        return DatesCalendar(person, tuple(_entries(person, tx)))


def _entries(person: Person, tx: Transaction) -> Iterator[CalendarEntry]:
    given = [*_learned(person, tx), *((one, tx.cohorts.assignments(one.slug)) for one in led_cohorts(person, tx))]
    known = tx.catalog.current_among([one.exercise for _, some in given for one in some])
    for cohort, some in given:
        for one in some:
            if one.starts_at is not None or one.due_at is not None:
                title = known[one.exercise].title if one.exercise in known else Text(one.exercise, one.exercise)
                yield CalendarEntry(cohort, one, title)


def _learned(person: Person, tx: Transaction) -> Iterator[tuple[Cohort, tuple[Assignment, ...]]]:
    for place in tx.cohorts.enrollments_of_person(person.id):
        cohort = tx.cohorts.get(place.cohort)
        if cohort is not None and place.status is EnrollmentStatus.ACTIVE:
            yield cohort, tx.plans.given_to(place.id)
