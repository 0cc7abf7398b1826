"""Counts, of each cohort, how often something that its board shows beside its cells has moved."""

from sqlalchemy import ColumnElement, bindparam, or_, select, update

from grader.adapters.database import tables
from grader.adapters.database.late_connection import LateConnection, OverLateConnection

COHORT, PLACE = tables.cohort.c, tables.enrollment.c
COUNTED = update(tables.cohort).where(COHORT.slug == bindparam("moved")).values(moves=COHORT.moves + 1)


class MovedCohorts(OverLateConnection):
    """What a transaction has moved.

    It is counted when the transaction ends, cohort by cohort in their order: so a cohort's row is the last thing that
    anybody locks, and nobody who holds one waits for another.
    """

    def __init__(self, late: LateConnection) -> None:
        super().__init__(late)
        self._moved: list[ColumnElement[bool]] = []

    def note(self, cohort: str) -> None:
        """Note that a cohort has moved."""
        self._moved.append(COHORT.slug == cohort)

    def note_place(self, enrollment_id: str) -> None:
        """Note that the cohort of a place has moved."""
        self._moved.append(COHORT.slug.in_(select(PLACE.cohort).where(PLACE.id == enrollment_id)))

    def note_person(self, person_id: str) -> None:
        """Note that every cohort that somebody has a place in has moved."""
        self._moved.append(COHORT.slug.in_(select(PLACE.cohort).where(PLACE.person_id == person_id)))

    def note_exercise(self, slug: str) -> None:
        """Note that every cohort that was given an exercise has moved."""
        given = tables.assignment.c
        self._moved.append(COHORT.slug.in_(select(given.cohort).where(given.exercise == slug)))

    def count(self) -> None:
        """Count what was noted."""
        if self._moved:
            for slug in sorted(self._connection.scalars(select(COHORT.slug).where(or_(*self._moved)))):
                self._connection.execute(COUNTED, {"moved": slug})
            self._moved.clear()
