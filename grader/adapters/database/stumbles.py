"""Efforts and stumbles: kept by version and learner, so that a page counts rows and reads no result.

Statements are built once: for a page of a thousand learners that took as long as what they find.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from itertools import starmap

from sqlalchemy import Connection, Select, bindparam, case, func, select

from grader.adapters.database import tables
from grader.adapters.database.people import person_of
from grader.adapters.database.upserts import upsert
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.stumbles.effort import Effort
from grader.domain.stumbles.stumble import Stumble
from grader.engine.ports.stumbles import Alike, EarlierVersion, Met, StoppingNow

EFFORT, STUMBLE, VERSION = tables.effort.c, tables.stumble.c, tables.exercise_version.c
PLACE, RUN = tables.enrollment.c, tables.run.c
COLUMNS = tuple(EFFORT[field.name] for field in fields(Effort))

LEARNERS = select(PLACE.id).where(PLACE.cohort == bindparam("of_cohort"), PLACE.status == EnrollmentStatus.ACTIVE)
OF_EFFORT = (EFFORT.suite_digest == bindparam("of_suite"), EFFORT.enrollment_id.in_(LEARNERS))
OF_STUMBLE = (STUMBLE.suite_digest == bindparam("of_suite"), STUMBLE.enrollment_id.in_(LEARNERS))
"""What a page counts: a version, and the active learners of a cohort."""

STILL = case((EFFORT.passed_at.is_(None) & (EFFORT.stopped_by == STUMBLE.key), 1), else_=0)
WITH_EFFORT = tables.stumble.join(
    tables.effort,
    (EFFORT.suite_digest == STUMBLE.suite_digest) & (EFFORT.enrollment_id == STUMBLE.enrollment_id),
)

ONE = select(*COLUMNS).where(
    EFFORT.suite_digest == bindparam("of_suite"), EFFORT.enrollment_id == bindparam("of_enrollment")
)
EFFORTS_OF = select(*COLUMNS).where(
    EFFORT.suite_digest.in_(bindparam("suites", expanding=True)), EFFORT.enrollment_id == bindparam("of_enrollment")
)
EFFORTS = select(*COLUMNS).where(*OF_EFFORT)
FIRST_FAILING = (
    select(STUMBLE.check_id, func.count(STUMBLE.enrollment_id.distinct())).where(*OF_STUMBLE).group_by(STUMBLE.check_id)
)
VERSION_BEFORE = (
    select(VERSION.suite_digest, VERSION.published_at)
    .where(
        VERSION.slug == bindparam("slug"),
        VERSION.suite_digest != bindparam("of_suite"),
        select(EFFORT.enrollment_id)
        .where(EFFORT.suite_digest == VERSION.suite_digest, EFFORT.enrollment_id.in_(LEARNERS))
        .exists(),
    )
    .order_by(VERSION.published_at.desc())
    .limit(1)
)
STOPPED = (
    EFFORT.suite_digest.in_(bindparam("suites", expanding=True)),
    EFFORT.enrollment_id.in_(LEARNERS),
    EFFORT.passed_at.is_(None),
    EFFORT.stopped_check.is_not(None),
)
STOPPING = select(EFFORT.suite_digest, EFFORT.enrollment_id, EFFORT.stopped_check).where(
    EFFORT.suite_digest.in_(bindparam("suites", expanding=True)),
    EFFORT.enrollment_id.in_(bindparam("learners", expanding=True)),
    EFFORT.passed_at.is_(None),
    EFFORT.stopped_check.is_not(None),
)
STOPPED_AGAIN = select(*COLUMNS).where(*STOPPED, EFFORT.stopped_tries > 1)
STOPPING_NOW = (
    select(EFFORT.suite_digest, EFFORT.stopped_check, func.count())
    .where(*STOPPED)
    .group_by(EFFORT.suite_digest, EFFORT.stopped_check)
    .having(func.count() >= bindparam("least"))
    .order_by(func.count().desc(), EFFORT.suite_digest, EFFORT.stopped_check)
)
KIND = (STUMBLE.key, STUMBLE.check_id, STUMBLE.reason)
EVERY_ALIKE = (
    select(*KIND, func.count().label("learners"), func.sum(STILL).label("still"))
    .select_from(WITH_EFFORT)
    .where(*OF_STUMBLE)
    .group_by(*KIND)
)
"""In the order of the fields of `Alike`."""

SEVERAL_ALIKE = (
    EVERY_ALIKE.having(func.count() > 1)
    .order_by(func.sum(STILL).desc(), func.count().desc(), STUMBLE.key)
    .limit(bindparam("most"))
)
ONE_ALIKE = EVERY_ALIKE.where(STUMBLE.key == bindparam("of_key"))
ALONE = select(func.count()).select_from(
    select(STUMBLE.key).where(*OF_STUMBLE).group_by(STUMBLE.key).having(func.count() == 1).subquery()
)


def _who_met() -> Select[*tuple[object, ...]]:
    order = (STILL.desc(), STUMBLE.at.desc(), STUMBLE.enrollment_id)
    place = func.row_number().over(partition_by=STUMBLE.key, order_by=order).label("place")
    met = select(STUMBLE.key, STUMBLE.enrollment_id, STUMBLE.run_id, STUMBLE.at, STILL.label("still"), place)
    asked = STUMBLE.key.in_(bindparam("keys", expanding=True))
    some = met.select_from(WITH_EFFORT).where(*OF_STUMBLE, asked).subquery()
    return (
        select(some.c.key, some.c.run_id, some.c.at, some.c.still, RUN.submission_id, tables.person)
        .join(tables.enrollment, PLACE.id == some.c.enrollment_id)
        .join(tables.person, tables.person.c.id == PLACE.person_id)
        .join(tables.run, RUN.id == some.c.run_id)
        .where(some.c.place <= bindparam("most"))
        .order_by(some.c.key, some.c.place)
    )


WHO_MET = _who_met()


class StoredStumbles:
    """`grader.engine.ports.stumbles.Stumbles` in the tables `effort` and `stumble`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def effort(self, suite_digest: str, enrollment_id: str) -> Effort | None:
        row = self._connection.execute(ONE, {"of_suite": suite_digest, "of_enrollment": enrollment_id}).one_or_none()
        return None if row is None else Effort(*row)

    def efforts_of(self, enrollment_id: str, suite_digests: Sequence[str]) -> tuple[Effort, ...]:
        asked = {"of_enrollment": enrollment_id, "suites": suite_digests}
        return tuple(starmap(Effort, self._connection.execute(EFFORTS_OF, asked).all()))

    def put(self, effort: Effort) -> None:
        upsert(self._connection, tables.effort, vars(effort))

    def met(self, effort: Effort, stumble: Stumble, run_id: str, at: datetime) -> None:
        row = {
            "suite_digest": effort.suite_digest,
            "enrollment_id": effort.enrollment_id,
            "key": stumble.key,
            "check_id": stumble.check,
            "reason": stumble.reason,
            "run_id": run_id,
            "at": at,
        }
        upsert(self._connection, tables.stumble, row)

    def efforts(self, cohort: str, suite_digest: str) -> tuple[Effort, ...]:
        return tuple(starmap(Effort, self._connection.execute(EFFORTS, _of(cohort, suite_digest)).all()))

    def first_failing(self, cohort: str, suite_digest: str) -> Mapping[str, int]:
        return dict(self._connection.execute(FIRST_FAILING, _of(cohort, suite_digest)).all())

    def alike(self, cohort: str, suite_digest: str, limit: int) -> tuple[Alike, ...]:
        asked = _of(cohort, suite_digest) | {"most": limit}
        return tuple(starmap(Alike, self._connection.execute(SEVERAL_ALIKE, asked).all()))

    def one_alike(self, cohort: str, suite_digest: str, key: str) -> Alike | None:
        asked = _of(cohort, suite_digest) | {"of_key": key}
        return next(starmap(Alike, self._connection.execute(ONE_ALIKE, asked).all()), None)

    def count_alone(self, cohort: str, suite_digest: str) -> int:
        return self._connection.scalar(ALONE, _of(cohort, suite_digest)) or 0

    def who_met(self, cohort: str, suite_digest: str, keys: Sequence[str], limit: int) -> Mapping[str, tuple[Met, ...]]:
        asked = _of(cohort, suite_digest) | {"keys": keys, "most": limit}
        who: dict[str, tuple[Met, ...]] = {}
        for row in self._connection.execute(WHO_MET, asked).mappings().all():
            one = Met(person_of(row), row["submission_id"], row["run_id"], row["at"], bool(row["still"]))
            who[row["key"]] = (*who.get(row["key"], ()), one)
        return who

    def stopped_again(self, cohort: str, suite_digests: Sequence[str]) -> tuple[Effort, ...]:
        asked = {"of_cohort": cohort, "suites": suite_digests}
        return tuple(starmap(Effort, self._connection.execute(STOPPED_AGAIN, asked).all()))

    def stopping(self, enrollment_ids: Sequence[str], suite_digests: Sequence[str]) -> Sequence[tuple[str, str, str]]:
        asked = {"learners": enrollment_ids, "suites": suite_digests}
        return [(suite, place, check) for suite, place, check in self._connection.execute(STOPPING, asked).all()]

    def stopping_now(self, cohort: str, suite_digests: Sequence[str], least: int) -> tuple[StoppingNow, ...]:
        asked = {"of_cohort": cohort, "suites": suite_digests, "least": least}
        return tuple(starmap(StoppingNow, self._connection.execute(STOPPING_NOW, asked).all()))

    def version_before(self, cohort: str, exercise: str, suite_digest: str) -> EarlierVersion | None:
        asked = _of(cohort, suite_digest) | {"slug": exercise}
        row = self._connection.execute(VERSION_BEFORE, asked).one_or_none()
        return None if row is None else EarlierVersion(*row)


def _of(cohort: str, suite_digest: str) -> dict[str, object]:
    return {"of_cohort": cohort, "of_suite": suite_digest}
