"""Tracks, the plans of cohorts, learners' own dates, and calendars."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from itertools import starmap
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, or_, select

from grader.adapters.database import tables
from grader.adapters.database.assignments import ASSIGNED, OF_ITS_EXERCISE
from grader.adapters.database.cohorts.moved import MovedCohorts
from grader.adapters.database.upserts import upsert
from grader.domain.assignments import Assignment, Extension, OwnAssignment, own
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.plans.plan import Closed, Plan, PlanDays
from grader.domain.plans.track import Module, Stretch, Track
from grader.domain.text import Text

Document = dict[str, Any]

PLAN = select(tables.plan.c.document).where(tables.plan.c.cohort == bindparam("cohort"))
PLACE, GIVEN, LATER = tables.enrollment.c, tables.assignment.c, tables.extension.c
GIVEN_TO = (
    select(*ASSIGNED, LATER.due_at.label("extended_to"))
    .select_from(
        tables.enrollment.join(tables.assignment, GIVEN.cohort == PLACE.cohort)
        .outerjoin(tables.exercise, OF_ITS_EXERCISE)
        .outerjoin(tables.extension, and_(LATER.enrollment_id == PLACE.id, LATER.exercise == GIVEN.exercise))
    )
    .where(PLACE.id == bindparam("enrollment_id"))
)
EXTENSION = tuple(LATER[field.name] for field in fields(Extension))
CELL, SENT, OPENED = tables.progress.c, tables.submission.c, tables.calendar.c
PASSED_LATE = (
    select(CELL.enrollment_id, CELL.exercise)
    .select_from(
        tables.progress.join(tables.submission, SENT.id == CELL.submission_id)
        .join(tables.enrollment, PLACE.id == CELL.enrollment_id)
        .join(tables.assignment, and_(GIVEN.cohort == PLACE.cohort, GIVEN.exercise == CELL.exercise))
        .outerjoin(tables.extension, and_(LATER.enrollment_id == PLACE.id, LATER.exercise == GIVEN.exercise))
    )
    .where(
        CELL.enrollment_id.in_(bindparam("ids", expanding=True)),
        CELL.exercise.in_(bindparam("slugs", expanding=True)),
        CELL.passed_at.is_not(None),
        CELL.last_at >= GIVEN.due_at,  # says nothing new, and saves a look at the hand-in of nearly each cell
        SENT.received_at >= GIVEN.due_at,
        or_(LATER.due_at.is_(None), SENT.received_at >= LATER.due_at),
    )
)
"""A cell that passed names the hand-in that it passed with, whatever came after."""
EXTENDED = select(*EXTENSION).where(LATER.enrollment_id.in_(bindparam("ids", expanding=True)))
ONE_GIVEN_TO = GIVEN_TO.where(GIVEN.exercise == bindparam("exercise"))


class StoredPlans:
    """`grader.engine.ports.plans.Plans` in the tables `track`, `plan`, `extension` and `calendar`."""

    def __init__(self, connection: Connection, moved: MovedCohorts) -> None:
        self._connection = connection
        self._moved = moved

    def publish(self, track: Track, at: datetime) -> None:
        document = {**_titled(track.slug, track.title), "modules": [_stretch_document(one) for one in track.stretches]}
        upsert(self._connection, tables.track, {"slug": track.slug, "document": document, "published_at": at})

    def track(self, slug: str) -> Track | None:
        found = self._connection.scalar(select(tables.track.c.document).where(tables.track.c.slug == slug))
        return None if found is None else _track(found)

    def tracks(self) -> tuple[Track, ...]:
        found = self._connection.scalars(select(tables.track.c.document)).all()
        return tuple(sorted(map(_track, found), key=lambda one: one.slug))

    def put(self, plan: Plan) -> None:
        upsert(self._connection, tables.plan, {"cohort": plan.cohort, "document": _plan_document(plan)})

    def of_cohort(self, cohort: str) -> Plan:
        found = self._connection.scalar(PLAN, {"cohort": cohort})
        return Plan(cohort) if found is None else _plan(cohort, found)

    def extend(self, extension: Extension) -> None:
        upsert(self._connection, tables.extension, vars(extension))
        self._moved.note_place(extension.enrollment_id)

    def withdraw(self, enrollment_id: str, exercise: str) -> None:
        which = LATER.enrollment_id == enrollment_id, LATER.exercise == exercise
        self._connection.execute(delete(tables.extension).where(*which))
        self._moved.note_place(enrollment_id)

    def extensions(self, cohort: str, exercise: str | None = None) -> tuple[Extension, ...]:
        of_it = () if exercise is None else (LATER.exercise == exercise,)
        found = (
            select(*EXTENSION)
            .join(tables.enrollment, PLACE.id == LATER.enrollment_id)
            .where(PLACE.cohort == cohort, PLACE.status == EnrollmentStatus.ACTIVE, *of_it)
            .order_by(LATER.due_at, LATER.enrollment_id)
        )
        return tuple(starmap(Extension, self._connection.execute(found).all()))

    def open_calendar(self, person_id: str, secret_hash: str) -> None:
        upsert(self._connection, tables.calendar, {"person_id": person_id, "secret_hash": secret_hash})

    def close_calendar(self, person_id: str) -> None:
        self._connection.execute(delete(tables.calendar).where(OPENED.person_id == person_id))

    def has_calendar(self, person_id: str) -> bool:
        found = select(OPENED.person_id).where(OPENED.person_id == person_id)
        return self._connection.scalar(found) is not None

    def calendar_owner(self, secret_hash: str) -> str | None:
        owner: str | None = self._connection.scalar(select(OPENED.person_id).where(OPENED.secret_hash == secret_hash))
        return owner

    def passed_late(self, enrollment_ids: Sequence[str], exercises: Sequence[str]) -> frozenset[tuple[str, str]]:
        rows = self._connection.execute(PASSED_LATE, {"ids": enrollment_ids, "slugs": exercises}).all()
        return frozenset((place, exercise) for place, exercise in rows)

    def extended(self, enrollment_ids: Sequence[str]) -> tuple[Extension, ...]:
        return tuple(starmap(Extension, self._connection.execute(EXTENDED, {"ids": enrollment_ids}).all()))

    def given_to(self, enrollment_id: str, exercise: str | None = None) -> tuple[OwnAssignment, ...]:
        values = {"enrollment_id": enrollment_id} | ({} if exercise is None else {"exercise": exercise})
        rows = self._connection.execute(GIVEN_TO if exercise is None else ONE_GIVEN_TO, values).all()
        given = (own(Assignment(*columns), extended_to) for *columns, extended_to in rows)
        return tuple(sorted(given, key=lambda one: (one.position, one.exercise)))


def _titled(slug: str, title: Text) -> Document:
    return {"slug": slug, "title": {"fr": title.fr, "en": title.en}}


def _stretch_document(one: Stretch) -> Document:
    spread = {"week": one.week, "weeks": one.weeks, "exercises": list(one.exercises)}
    return _titled(one.module.slug, one.module.title) | spread


def _track(document: Document) -> Track:
    stretches = tuple(
        Stretch(_module(one), one["week"], one["weeks"], tuple(one["exercises"])) for one in document["modules"]
    )
    return Track(document["slug"], Text(**document["title"]), stretches)


def _module(document: Document) -> Module:
    return Module(document["slug"], Text(**document["title"]))


def _plan_document(plan: Plan) -> Document:
    modules = [_titled(one.slug, one.title) for one in plan.modules]
    return {"days": None if plan.days is None else _days_document(plan.days), "modules": modules}


def _days_document(days: PlanDays) -> Document:
    return {
        "starts_on": days.starts_on.isoformat(),
        "closed": [[one.first.isoformat(), one.last.isoformat()] for one in days.closed],
        "public_holidays": days.public_holidays,
    }


def _plan(cohort: str, document: Document) -> Plan:
    days = document["days"]
    return Plan(cohort, None if days is None else _days(days), tuple(map(_module, document["modules"])))


def _days(document: Document) -> PlanDays:
    closed = tuple(Closed(*map(date.fromisoformat, one)) for one in document["closed"])
    return PlanDays(date.fromisoformat(document["starts_on"]), closed, document["public_holidays"])
