"""What a cohort is given: its exercises, in an order, with the dates until which they are due."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from grader.domain.assignments import Assignment
from grader.domain.errors import NotFound, NotValid
from grader.domain.operation.audit import Act
from grader.engine.accommodations.own_dates import follow
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.plans import PublicHolidays


def given_to(cohort: str, *, database: Database) -> tuple[Assignment, ...]:
    """Return what a cohort was given, in order.

    Raises:
        NotFound: There is no such cohort.
    """
    with database.read() as tx:
        _must_exist(cohort, tx)
        return tx.cohorts.assignments(cohort)


def assign(
    cohort: str,
    exercises: Sequence[str],
    *,
    due_at: datetime | None = None,
    public_holidays: PublicHolidays,
    zone: tzinfo,
    database: Database,
) -> None:
    """Give exercises to a cohort, the new ones after all that it has; one that it has keeps its place.

    Args:
        due_at: Until when they are due; None leaves each date as it is.

    Raises:
        NotFound: There is no such cohort, or an exercise is not published; nothing was changed.
        NotValid: `exercise_withdrawn`: one that it has not was withdrawn.
    """
    with database.begin() as tx:
        _must_exist(cohort, tx)
        give(cohort, exercises, tx, due_at=due_at)
        if due_at is not None:
            follow(cohort, exercises, tx, public_holidays=public_holidays, zone=zone)
        tx.audit.add(Act.EXERCISES_ASSIGNED, cohort)


def give(cohort: str, exercises: Sequence[str], tx: Transaction, *, due_at: datetime | None = None) -> None:
    """Do so within a transaction; see `assign`."""
    given = tx.cohorts.assignments(cohort)
    known = {one.exercise: one for one in given}
    withdrawn = tx.catalog.withdrawn()
    last = max((one.position for one in given), default=-1)
    for slug in dict.fromkeys(exercises):
        if tx.catalog.current(slug) is None:
            code = "exercise"
            raise NotFound(code, slug=slug)
        if slug not in known and slug in withdrawn:
            raise NotValid("exercise_withdrawn", slug=slug)
        if slug not in known:
            last += 1
        one = known.get(slug, Assignment(cohort, slug, last))
        tx.cohorts.assign(replace(one, due_at=due_at or one.due_at))


def unassign(cohort: str, exercise: str, *, database: Database) -> None:
    """Take an exercise off what a cohort was given; what was handed in stays, and comes back with it.

    Raises:
        NotFound: There is no such cohort, or it was not given this.
    """
    with database.begin() as tx:
        _must_exist(cohort, tx)
        if tx.cohorts.assignment(cohort, exercise) is None:
            code = "assignment"
            raise NotFound(code, cohort=cohort, slug=exercise)
        tx.cohorts.unassign(cohort, exercise)
        tx.audit.add(Act.EXERCISES_ASSIGNED, cohort)


def put_in_order(cohort: str, exercises: Sequence[str], *, database: Database) -> None:
    """Put exercises that a cohort was given in front, in this order; the others follow as they were.

    Raises:
        NotFound: There is no such cohort, or it was not given one of these; nothing was changed.
    """
    with database.begin() as tx:
        _must_exist(cohort, tx)
        order(cohort, exercises, tx)
        tx.audit.add(Act.EXERCISES_ASSIGNED, cohort)


def order(cohort: str, exercises: Sequence[str], tx: Transaction) -> None:
    """Do so within a transaction; see `put_in_order`."""
    given = {one.exercise: one for one in tx.cohorts.assignments(cohort)}
    unknown = next((slug for slug in exercises if slug not in given), None)
    if unknown is not None:
        code = "assignment"
        raise NotFound(code, cohort=cohort, slug=unknown)
    for position, slug in enumerate(dict.fromkeys([*exercises, *given])):
        if given[slug].position != position:
            tx.cohorts.assign(replace(given[slug], position=position))


def _must_exist(cohort: str, tx: Transaction) -> None:
    if tx.cohorts.get(cohort) is None:
        code = "cohort"
        raise NotFound(code, slug=cohort)
