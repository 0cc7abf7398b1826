"""Cohorts, who is in them, who leads them, and which exercises they were given."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import starmap
from typing import TypeVar, cast

from sqlalchemy import (
    Select,
    SelectBase,
    bindparam,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from grader.adapters.database import tables
from grader.adapters.database.assignments import ASSIGNED, OF_EXERCISE, OF_ITS_EXERCISE
from grader.adapters.database.cohorts.looks import look_at
from grader.adapters.database.cohorts.moved import MovedCohorts
from grader.adapters.database.cohorts.rows import OF_PLACE, cohort_of, kept_of, place_of
from grader.adapters.database.late_connection import LateConnection, OverLateConnection
from grader.adapters.database.people import person_of
from grader.adapters.database.recent import RecentCounts
from grader.adapters.database.upserts import upsert
from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.cohorts.version import BoardVersion
from grader.domain.naming import sorted_as
from grader.domain.people import Person
from grader.engine.ports.cohorts import BoardLook

Found = TypeVar("Found")

GIVEN = tables.assignment.outerjoin(tables.exercise, OF_ITS_EXERCISE)
TO_BE_ERASED = ("sign_in_due_at", "code_due_at", "account_due_at", "erasure_stopped_at")
ENROLLMENTS = select(*OF_PLACE).join(tables.person, tables.person.c.id == tables.enrollment.c.person_id)
ENROLLMENT = ENROLLMENTS.where(tables.enrollment.c.id == bindparam("id"))
ENROLLMENT_OF = ENROLLMENTS.where(
    tables.enrollment.c.cohort == bindparam("cohort"), tables.enrollment.c.person_id == bindparam("person_id")
)
PLACES = ENROLLMENTS.where(tables.enrollment.c.id.in_(bindparam("ids", expanding=True)))
ACTIVE = (
    tables.enrollment.c.cohort == bindparam("cohort"),
    tables.enrollment.c.status == literal(EnrollmentStatus.ACTIVE, tables.enrollment.c.status.type),
)
ACTIVE_SINCE = select(tables.enrollment.c.id, tables.enrollment.c.since).where(
    *ACTIVE, tables.enrollment.c.since.is_not(None)
)
COUNT_ACTIVE = select(func.count()).select_from(tables.enrollment).where(*ACTIVE)
COUNT_APART = (
    select(func.count())
    .select_from(tables.enrollment)
    .where(
        tables.enrollment.c.cohort == bindparam("cohort"),
        tables.enrollment.c.status != literal(EnrollmentStatus.ACTIVE, tables.enrollment.c.status.type),
    )
)
ROLL = (
    select(tables.enrollment.c.id, tables.person.c.name, tables.person.c.handle)
    .join(tables.person, tables.person.c.id == tables.enrollment.c.person_id)
    .where(*ACTIVE)
)
EVERY = select(tables.cohort)
BY_SLUG = EVERY.where(tables.cohort.c.slug == bindparam("slug"))
WITH_VERSION = (
    select(
        tables.cohort,
        func.coalesce(func.sum(tables.enrollment.c.moves), 0).label("cells"),
        func.count(tables.enrollment.c.id).label("places"),
    )
    .select_from(tables.cohort.outerjoin(tables.enrollment, tables.enrollment.c.cohort == tables.cohort.c.slug))
    .where(tables.cohort.c.slug == bindparam("slug"))
    .group_by(tables.cohort.c.number)
)
STAFF = (
    select(tables.person)
    .join(tables.staff, tables.staff.c.person_id == tables.person.c.id)
    .where(tables.staff.c.cohort == bindparam("cohort"))
)
STAFF_IDS = select(tables.staff.c.person_id).where(tables.staff.c.cohort == bindparam("cohort"))
ASSIGNMENTS = select(*ASSIGNED).select_from(GIVEN).where(tables.assignment.c.cohort == bindparam("cohort"))
ASSIGNMENT = ASSIGNMENTS.where(tables.assignment.c.exercise == bindparam("exercise"))
"""Built once: building a statement costs several times its execution, and many pages need these."""


class StoredCohorts(OverLateConnection):
    """`grader.engine.ports.cohorts.Cohorts` in the tables `cohort`, `staff`, `enrollment` and `assignment`."""

    def __init__(
        self,
        late: LateConnection,
        moved: MovedCohorts,
        recent: RecentCounts[object],
        looks: RecentCounts[BoardLook | None],
    ) -> None:
        super().__init__(late)
        self._moved = moved
        self._recent = recent
        self._looks = looks
        self._versions: dict[str, int] = {}

    def add(self, cohort: Cohort) -> None:
        self._connection.execute(
            insert(tables.cohort).values(slug=cohort.slug, name=cohort.name, ends_at=cohort.ends_at)
        )

    def get(self, slug: str) -> Cohort | None:
        row = self._connection.execute(BY_SLUG, {"slug": slug}).mappings().one_or_none()
        if row is None:
            return None
        self._versions[slug] = row["moves"]
        return cohort_of(row)

    def get_with_version(self, slug: str) -> tuple[Cohort, BoardVersion] | None:
        row = self._connection.execute(WITH_VERSION, {"slug": slug}).mappings().one_or_none()
        if row is None:
            return None
        self._versions[slug] = row["moves"]
        return cohort_of(row), BoardVersion(row["moves"], row["cells"], row["places"])

    def look(self, slug: str) -> BoardLook | None:
        looks = self._looks if self._late.reads_only else RecentCounts[BoardLook | None]()
        found = looks.get(slug, lambda: look_at(self._connection, slug))
        if found is not None:
            self._versions[slug] = found.plan
        return found

    def rename(self, slug: str, name: str) -> None:
        self._moved.note(slug)
        self._connection.execute(update(tables.cohort).where(tables.cohort.c.slug == slug).values(name=name))

    def set_end(self, slug: str, ends_at: datetime) -> None:
        self._connection.execute(update(tables.cohort).where(tables.cohort.c.slug == slug).values(ends_at=ends_at))

    def stop_erasure(self, slug: str, at: datetime | None) -> None:
        stopped = update(tables.cohort).where(tables.cohort.c.slug == slug).values(erasure_stopped_at=at)
        self._connection.execute(stopped)

    def to_be_erased(self) -> tuple[Cohort, ...]:
        found = select(tables.cohort).where(or_(*(tables.cohort.c[name].is_not(None) for name in TO_BE_ERASED)))
        return tuple(sorted(map(cohort_of, self._connection.execute(found).mappings()), key=lambda one: one.slug))

    def first_hand_in(self, slug: str) -> datetime | None:
        # Of each learner the first step into an index; all hand-ins of a cohort at once would be read one by one.
        theirs = select(func.min(tables.submission.c.received_at).label("at"))
        theirs = theirs.where(tables.submission.c.enrollment_id == tables.enrollment.c.id)
        firsts = select(theirs.scalar_subquery().label("at")).where(tables.enrollment.c.cohort == slug).subquery()
        first: datetime | None = self._connection.scalar(select(func.min(firsts.c.at)))
        return first

    def last_hand_in(self, slug: str) -> datetime | None:
        places = select(tables.enrollment.c.id).where(tables.enrollment.c.cohort == slug)
        found = select(func.max(tables.submission.c.received_at)).where(tables.submission.c.enrollment_id.in_(places))
        last: datetime | None = self._connection.scalar(found)
        return last

    def all(self) -> tuple[Cohort, ...]:
        return tuple(sorted(map(cohort_of, self._connection.execute(EVERY).mappings()), key=lambda one: one.slug))

    def of_person(self, person_id: str, *, led: bool = True) -> tuple[Cohort, ...]:
        enrolled = select(tables.enrollment.c.cohort).where(tables.enrollment.c.person_id == person_id)
        staffed = select(tables.staff.c.cohort).where(tables.staff.c.person_id == person_id)
        return self._by_slug(enrolled.union(staffed) if led else enrolled)

    def led_by(self, person_id: str) -> tuple[Cohort, ...]:
        return self._by_slug(select(tables.staff.c.cohort).where(tables.staff.c.person_id == person_id))

    def led_with(self, person_id: str, exercise: str) -> tuple[Cohort, ...]:
        given = tables.assignment.join(tables.staff, tables.staff.c.cohort == tables.assignment.c.cohort)
        theirs = tables.staff.c.person_id == person_id, tables.assignment.c.exercise == exercise
        return self._by_slug(select(tables.staff.c.cohort).select_from(given).where(*theirs))

    def _by_slug(self, slugs: SelectBase) -> tuple[Cohort, ...]:
        found = select(tables.cohort).where(tables.cohort.c.slug.in_(slugs))
        cohorts = (cohort_of(row) for row in self._connection.execute(found).mappings().all())
        # Sorted here, not there: the databases disagree on where a hyphen belongs.
        return tuple(sorted(cohorts, key=lambda each: each.slug))

    def add_staff(self, cohort: str, person_id: str) -> None:
        upsert(self._connection, tables.staff, {"cohort": cohort, "person_id": person_id})
        self._moved.note(cohort)

    def remove_staff(self, cohort: str, person_id: str) -> None:
        ours = (tables.staff.c.cohort == cohort) & (tables.staff.c.person_id == person_id)
        self._connection.execute(delete(tables.staff).where(ours))
        self._moved.note(cohort)

    def staff(self, cohort: str) -> tuple[Person, ...]:
        rows = self._connection.execute(STAFF, {"cohort": cohort}).mappings().all()
        return tuple(sorted(map(person_of, rows), key=lambda one: one.list_order))

    def is_staff(self, cohort: str, person_id: str) -> bool:
        return person_id in self._of_version("staff", cohort, self._staff_ids)

    def _staff_ids(self, cohort: str) -> frozenset[str]:
        return frozenset(self._connection.scalars(STAFF_IDS, {"cohort": cohort}).all())

    def enroll(self, enrollment: Enrollment) -> None:
        self._moved.note(enrollment.cohort)
        self._connection.execute(
            insert(tables.enrollment).values(
                id=enrollment.id,
                cohort=enrollment.cohort,
                person_id=enrollment.person.id,
                **kept_of(enrollment),
            )
        )

    def change_place(self, place: Enrollment) -> None:
        self._moved.note_place(place.id)
        changed = update(tables.enrollment).where(tables.enrollment.c.id == place.id)
        self._connection.execute(changed.values(**kept_of(place)))

    def enrollment(self, enrollment_id: str) -> Enrollment | None:
        return self._one_enrollment(ENROLLMENT, id=enrollment_id)

    def enrollment_of(self, cohort: str, person_id: str) -> Enrollment | None:
        return self._one_enrollment(ENROLLMENT_OF, cohort=cohort, person_id=person_id)

    def roll(self, cohort: str) -> tuple[tuple[str, str], ...]:
        return self._of_version("roll", cohort, self._roll)

    def _roll(self, cohort: str) -> tuple[tuple[str, str], ...]:
        rows = self._connection.execute(ROLL, {"cohort": cohort}).all()
        in_order = sorted((sorted_as(name, handle), handle, place, name) for place, name, handle in rows)
        return tuple((place, name) for _, _, place, name in in_order)

    def active_since(self, cohort: str) -> dict[str, date]:
        rows = self._connection.execute(ACTIVE_SINCE, {"cohort": cohort}).all()
        return {place: since for place, since in rows if since is not None}

    def enrollments(self, cohort: str) -> tuple[Enrollment, ...]:
        found = ENROLLMENTS.where(tables.enrollment.c.cohort == cohort)
        places = map(place_of, self._connection.execute(found).all())
        return tuple(sorted(places, key=lambda place: place.person.handle))

    def places(self, enrollment_ids: Sequence[str]) -> tuple[Enrollment, ...]:
        rows = self._connection.execute(PLACES, {"ids": enrollment_ids}).all()
        places = {place.id: place for place in map(place_of, rows)}
        return tuple(places[one] for one in enrollment_ids if one in places)

    def count_active(self, cohort: str) -> int:
        return self._connection.scalar(COUNT_ACTIVE, {"cohort": cohort}) or 0

    def count_apart(self, cohort: str) -> int:
        return self._connection.scalar(COUNT_APART, {"cohort": cohort}) or 0

    def enrollments_of_person(self, person_id: str) -> tuple[Enrollment, ...]:
        found = (
            ENROLLMENTS.join(tables.cohort, tables.cohort.c.slug == tables.enrollment.c.cohort)
            .where(tables.enrollment.c.person_id == person_id)
            .order_by(tables.cohort.c.number.desc())
        )
        return tuple(map(place_of, self._connection.execute(found).all()))

    def assign(self, assignment: Assignment) -> None:
        self._moved.note(assignment.cohort)
        values = {name: value for name, value in vars(assignment).items() if name != OF_EXERCISE}
        upsert(self._connection, tables.assignment, values)

    def unassign(self, cohort: str, exercise: str) -> None:
        self._moved.note(cohort)
        ours = (tables.assignment.c.cohort == cohort) & (tables.assignment.c.exercise == exercise)
        self._connection.execute(delete(tables.assignment).where(ours))

    def assignment(self, cohort: str, exercise: str) -> Assignment | None:
        row = self._connection.execute(ASSIGNMENT, {"cohort": cohort, "exercise": exercise}).one_or_none()
        return None if row is None else Assignment(*row)

    def assignments(self, cohort: str) -> tuple[Assignment, ...]:
        return self._of_version("assignments", cohort, self._assignments)

    def _assignments(self, cohort: str) -> tuple[Assignment, ...]:
        given = starmap(Assignment, self._connection.execute(ASSIGNMENTS, {"cohort": cohort}).all())
        return tuple(sorted(given, key=lambda each: (each.position, each.exercise)))

    def _of_version(self, name: str, cohort: str, read: Callable[[str], Found]) -> Found:
        """Return what was read for the same version of a cohort, where this transaction reads and has seen which."""
        version = self._versions.get(cohort)
        if version is None or not self._late.reads_only:
            return read(cohort)
        return cast("Found", self._recent.get((name, cohort, version), lambda: read(cohort)))

    def _one_enrollment(self, found: Select[*tuple[object, ...]], **values: str) -> Enrollment | None:
        row = self._connection.execute(found, values).one_or_none()
        return None if row is None else place_of(row)
