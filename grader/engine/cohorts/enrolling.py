"""Cohorts and the people in them: who leads, who learns, and the repository each learner starts from."""

from collections.abc import Sequence
from datetime import datetime

from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.errors import NotFound
from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.submissions.submission import Repository
from grader.engine.ports.database import Database
from grader.engine.ports.git import Repositories
from grader.engine.ports.sources import NewId


def open_cohort(cohort: Cohort, exercises: Sequence[str], *, database: Database) -> None:
    """Create the cohort, unless it exists, and give it these exercises in this order.

    Raises:
        NotFound: An exercise is not published.
    """
    with database.begin() as tx:
        if tx.cohorts.get(cohort.slug) is None:
            tx.cohorts.add(cohort)
        for position, slug in enumerate(exercises):
            if tx.catalog.current(slug) is None:
                code = "exercise"
                raise NotFound(code, slug=slug)
            tx.cohorts.assign(Assignment(cohort.slug, slug, position))
        tx.audit.add(Act.COHORT_OPENED, cohort.slug)


def end_cohort(slug: str, ends_at: datetime | None, *, database: Database) -> None:
    """Store when a cohort ends, from which retention counts; None leaves it open.

    Raises:
        NotFound: There is no such cohort.
    """
    with database.begin() as tx:
        if tx.cohorts.get(slug) is None:
            raise NotFound("cohort", slug=slug)
        tx.cohorts.set_end(slug, ends_at)


def appoint(person: Person, cohort: str, *, database: Database) -> None:
    """Let a trainer or lead see a cohort."""
    with database.begin() as tx:
        tx.cohorts.add_staff(cohort, person.id)
        tx.audit.add(Act.PERSON_APPOINTED, person.id)


def enroll(
    person: Person,
    cohort: str,
    *,
    welcome: Sequence[SourceFile],
    database: Database,
    repositories: Repositories,
    new_id: NewId,
) -> Repository:
    """Give a learner a place in the cohort and a repository with the starters; return the one they have already.

    Args:
        welcome: Files for the top of the repository, such as a README in their language.
    """
    with database.read() as tx:
        place = tx.cohorts.enrollment_of(cohort, person.id)
        existing = tx.repositories.of_enrollment(place.id) if place else None
        exercises = [tx.catalog.current(one.exercise) for one in tx.cohorts.assignments(cohort)]
    if existing is not None:
        return existing
    place = place or Enrollment(new_id(), cohort, person, EnrollmentStatus.ACTIVE)
    empty = Repository(new_id(), place.id, cohort, person.handle)
    given = [exercise for exercise in exercises if exercise is not None]
    commit = repositories.create(empty.path, [*welcome, *_starters(given)], "Point de départ")
    trees = repositories.folders(empty.path, commit)
    with database.begin() as tx:
        if tx.cohorts.enrollment_of(cohort, person.id) is None:
            tx.cohorts.enroll(place)
        tx.repositories.add(empty)
        tx.audit.add(Act.PERSON_ENROLLED, person.id)
        tx.repositories.record(empty.id, commit)
        tx.repositories.remember({empty.id: {one.slug: trees[one.slug] for one in given if one.slug in trees}})
    return empty


def _starters(exercises: Sequence[Exercise]) -> list[SourceFile]:
    return [
        SourceFile(f"{exercise.slug}/{file.path}", file.content) for exercise in exercises for file in exercise.starter
    ]
