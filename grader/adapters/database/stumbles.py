"""Efforts and stumbles: kept by version and learner, so that a page counts rows and reads no result."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from itertools import starmap

from sqlalchemy import Connection, bindparam, func, select

from grader.adapters.database import tables
from grader.adapters.database.active_places import active_places
from grader.adapters.database.upserts import upsert
from grader.domain.stumbles.effort import Effort
from grader.domain.stumbles.stumble import Stumble
from grader.engine.ports.stumbles import EarlierVersion

EFFORT, STUMBLE, VERSION = tables.effort.c, tables.stumble.c, tables.exercise_version.c
COLUMNS = tuple(EFFORT[field.name] for field in fields(Effort))
ONE = select(*COLUMNS).where(
    EFFORT.suite_digest == bindparam("of_suite"), EFFORT.enrollment_id == bindparam("of_enrollment")
)
"""Built once, as each run that ends asks it."""


class StoredStumbles:
    """`grader.engine.ports.stumbles.Stumbles` in the tables `effort` and `stumble`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def effort(self, suite_digest: str, enrollment_id: str) -> Effort | None:
        row = self._connection.execute(ONE, {"of_suite": suite_digest, "of_enrollment": enrollment_id}).one_or_none()
        return None if row is None else Effort(*row)

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
        theirs = EFFORT.suite_digest == suite_digest, EFFORT.enrollment_id.in_(active_places([cohort]))
        return tuple(starmap(Effort, self._connection.execute(select(*COLUMNS).where(*theirs)).all()))

    def first_failing(self, cohort: str, suite_digest: str) -> Mapping[str, int]:
        theirs = STUMBLE.suite_digest == suite_digest, STUMBLE.enrollment_id.in_(active_places([cohort]))
        learners = func.count(STUMBLE.enrollment_id.distinct())
        found = select(STUMBLE.check_id, learners).where(*theirs).group_by(STUMBLE.check_id)
        return dict(self._connection.execute(found).all())

    def version_before(self, cohort: str, exercise: str, suite_digest: str) -> EarlierVersion | None:
        tried = select(EFFORT.enrollment_id).where(
            EFFORT.suite_digest == VERSION.suite_digest, EFFORT.enrollment_id.in_(active_places([cohort]))
        )
        found = select(VERSION.suite_digest, VERSION.published_at)
        found = found.where(VERSION.slug == exercise, VERSION.suite_digest != suite_digest, tried.exists())
        row = self._connection.execute(found.order_by(VERSION.published_at.desc()).limit(1)).one_or_none()
        return None if row is None else EarlierVersion(*row)
