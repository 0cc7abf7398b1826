"""Cohorts and the people in them: who leads, who learns, and the repository each learner starts from."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.naming import checked_name
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.domain.submissions.submission import Repository
from grader.engine.cohorts.assigning import give
from grader.engine.cohorts.starters import starters_of
from grader.engine.people.access import STAFF_ROLES
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.git import Repositories
from grader.engine.ports.sources import NewId

Welcome = Callable[[Sequence[Exercise]], Sequence[SourceFile]]
"""Makes the files of a repository beside the starters, such as a README in its learner's language."""


def open_cohort(cohort: Cohort, exercises: Sequence[str], *, database: Database) -> None:
    """Create the cohort, or take the one of this slug and name, and give it these exercises, after all that it has.

    Raises:
        NotAllowed: `cohort_named_otherwise`: the one of this slug has another name, which stays.
        NotFound: An exercise is not published.
        NotValid: `name_shape`, `name_unseen`.
    """
    named = replace(cohort, name=checked_name(cohort.name))
    with database.begin() as tx:
        known = tx.cohorts.get(cohort.slug)
        if known is None:
            tx.cohorts.add(named)
        elif known.name != named.name:
            raise NotAllowed("cohort_named_otherwise", slug=cohort.slug, name=known.name)
        give(cohort.slug, exercises, tx)
        tx.audit.add(Act.COHORT_OPENED, cohort.slug)


def take_in(
    person: Person,
    tx: Transaction,
    *,
    cohort: str,
    welcome: Welcome,
    repositories: Repositories,
    new_id: NewId,
) -> None:
    """Give a person their part in a cohort: a learner a place and a repository, a trainer or lead its board.

    Raises:
        NotFound: There is no such cohort.
        NotValid: `operator_in_cohort`: operators see nobody's code, so a cohort has nothing for them.
    """
    if tx.cohorts.get(cohort) is None:
        raise NotFound("cohort", slug=cohort)
    if person.role is Role.LEARNER:
        enroll(person, cohort, tx, welcome=welcome, repositories=repositories, new_id=new_id)
    elif person.role in STAFF_ROLES:
        tx.cohorts.add_staff(cohort, person.id)
        tx.audit.add(Act.PERSON_APPOINTED, person.id, belongs_to=cohort)
    else:
        raise NotValid("operator_in_cohort", handle=person.handle, slug=cohort)


def join(
    person: Person,
    cohort: str,
    *,
    welcome: Welcome,
    database: Database,
    repositories: Repositories,
    new_id: NewId,
) -> None:
    """Give somebody who is known already their part in a cohort; doing it twice changes nothing.

    Raises:
        NotFound: There is no such cohort.
        NotValid: `operator_in_cohort`.
    """
    with database.begin() as tx:
        take_in(person, tx, cohort=cohort, welcome=welcome, repositories=repositories, new_id=new_id)


def enroll(
    person: Person,
    cohort: str,
    tx: Transaction,
    *,
    welcome: Welcome,
    repositories: Repositories,
    new_id: NewId,
) -> Repository:
    """Give a learner a place in the cohort and a repository with the starters; return the one they have already.

    The files are made while the place is held, so that nobody else makes them, too; those that a step before left
    behind are gone on with.

    Args:
        welcome: Makes the files beside the starters from the exercises that the cohort was given.
    """
    place = tx.cohorts.enrollment_of(cohort, person.id)
    existing = tx.repositories.of_enrollment(place.id) if place else None
    if existing is not None:
        return existing
    if place is None:
        place = Enrollment(new_id(), cohort, person, EnrollmentStatus.ACTIVE)
        tx.cohorts.enroll(place)
    empty = Repository(new_id(), place.id, cohort, person.handle)
    tx.repositories.add(empty)
    tx.audit.add(Act.PERSON_ENROLLED, person.id, belongs_to=cohort)
    _make_files(empty, tx.catalog.given(cohort), welcome, tx, repositories)
    return empty


def _make_files(
    empty: Repository,
    given: Sequence[Exercise],
    welcome: Welcome,
    tx: Transaction,
    repositories: Repositories,
) -> None:
    commit = repositories.create(empty.path, [*welcome(given), *starters_of(given)], "Point de départ")
    trees = repositories.folders(empty.path, commit)
    tx.repositories.record(empty.id, commit)
    tx.repositories.remember({empty.id: {one.slug: trees[one.slug] for one in given if one.slug in trees}})
