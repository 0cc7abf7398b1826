"""Later dates of single learners, given by the staff of their cohort."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from grader.domain.assignments import Assignment, Extension
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.days import end_of
from grader.domain.errors import NotAllowed, NotFound
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.text import Text
from grader.engine.accommodations.own_dates import follow
from grader.engine.people.access import may_see_everyone
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.plans import PublicHolidays


@dataclass(frozen=True)
class ExtendedLearner:
    """A learner with a later date."""

    person: Person
    extension: Extension


@dataclass(frozen=True)
class ExtensionsPage:
    """Who has a later date for an exercise of a cohort.

    Attributes:
        learners: The active ones, by handle.
        extended: The soonest date first.
    """

    cohort: Cohort
    assignment: Assignment
    title: Text
    learners: tuple[Person, ...]
    extended: tuple[ExtendedLearner, ...]


def extensions_of(viewer: Person, cohort: str, exercise: str, *, database: Database) -> ExtensionsPage:
    """Return who has a later date for an exercise, for the staff of the cohort.

    Raises:
        NotFound: There is no such cohort of this viewer's, or it was not given this.
    """
    with database.read() as tx:
        given = _given(viewer, cohort, exercise, tx)
        found, current = tx.cohorts.get(cohort), tx.catalog.current(exercise)
        if found is None:
            raise NotFound("cohort", slug=cohort)
        active = [one for one in tx.cohorts.enrollments(cohort) if one.status is EnrollmentStatus.ACTIVE]
        extended = named_extensions(tx.plans.extensions(cohort, exercise), active)
    title = current.title if current else Text(exercise, exercise)
    return ExtensionsPage(found, given, title, tuple(one.person for one in active), extended)


def extend(
    viewer: Person | None, cohort: str, exercise: str, handle: str, due_on: date, *, zone: tzinfo, database: Database
) -> None:
    """Give a learner a later date for an exercise, in place of the one that they had.

    Args:
        viewer: Somebody of the cohort's staff; None at the machine.

    Raises:
        NotFound: There is no such cohort of this viewer's, it was not given this, or nobody of that handle is there.
        NotAllowed: `extension_undated`: the exercise has no date. `extension_sooner`: the cohort's is not sooner.
        NotValid: `day_shape`.
    """
    due_at = end_of(due_on, zone)
    with database.begin() as tx:
        given, place = _given(viewer, cohort, exercise, tx), _place(cohort, handle, tx)
        if given.due_at is None:
            raise NotAllowed("extension_undated", slug=exercise)
        if due_at <= given.due_at:
            raise NotAllowed("extension_sooner", slug=exercise)
        tx.plans.extend(Extension(place.id, exercise, due_at))
        tx.audit.add(Act.DATE_EXTENDED, place.person.id, belongs_to=cohort)


def withdraw(
    viewer: Person | None,
    cohort: str,
    exercise: str,
    handle: str,
    *,
    public_holidays: PublicHolidays,
    zone: tzinfo,
    database: Database,
) -> None:
    """Let the cohort's date be a learner's again, or what follows from it for who has more time.

    Raises:
        NotFound: As `extend`.
    """
    with database.begin() as tx:
        _given(viewer, cohort, exercise, tx)
        place = _place(cohort, handle, tx)
        tx.plans.withdraw(place.id, exercise)
        follow(cohort, [exercise], tx, public_holidays=public_holidays, zone=zone)
        tx.audit.add(Act.DATE_WITHDRAWN, place.person.id, belongs_to=cohort)


def _given(viewer: Person | None, cohort: str, exercise: str, tx: Transaction) -> Assignment:
    if tx.cohorts.get(cohort) is None or not (viewer is None or may_see_everyone(viewer, cohort, tx)):
        raise NotFound("cohort", slug=cohort)
    given = tx.cohorts.assignment(cohort, exercise)
    if given is None:
        raise NotFound("assignment", cohort=cohort, slug=exercise)
    return given


def _place(cohort: str, handle: str, tx: Transaction) -> Enrollment:
    person = tx.people.by_handle(handle)
    place = tx.cohorts.enrollment_of(cohort, person.id) if person else None
    if place is None:
        raise NotFound("person", handle=handle)
    return place


def named_extensions(found: Sequence[Extension], active: Sequence[Enrollment]) -> tuple[ExtendedLearner, ...]:
    """Return later dates with whose they are, in their order; without those of who is not among `active`."""
    people = {one.id: one.person for one in active}
    return tuple(ExtendedLearner(people[one.enrollment_id], one) for one in found if one.enrollment_id in people)
