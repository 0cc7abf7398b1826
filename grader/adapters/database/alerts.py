"""Rules by cohort, and what was done about its learners."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime

from sqlalchemy import Connection, RowMapping, Select, func, insert, select

from grader.adapters.database import tables
from grader.adapters.database.active_places import active_places
from grader.adapters.database.people import person_of
from grader.adapters.database.upserts import upsert
from grader.domain.alerts.follow_up import FollowUp
from grader.domain.alerts.rules import AlertRules

STEP = tables.follow_up.c
RULES = tuple(tables.alert_rules.c[field.name] for field in fields(AlertRules))
WITH_AUTHOR = select(tables.follow_up, tables.person).join(tables.person, tables.person.c.id == STEP.author_id)


class StoredAlerts:
    """`grader.engine.ports.alerts.Alerts` in the tables `alert_rules` and `follow_up`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rules(self, cohort: str) -> AlertRules:
        found = select(*RULES).where(tables.alert_rules.c.cohort == cohort)
        row = self._connection.execute(found).one_or_none()
        return AlertRules() if row is None else AlertRules(*row)

    def set_rules(self, cohort: str, rules: AlertRules) -> None:
        upsert(self._connection, tables.alert_rules, {"cohort": cohort} | vars(rules))

    def follow_up(self, step: FollowUp) -> None:
        values = {name: value for name, value in vars(step).items() if name != "author"}
        self._connection.execute(insert(tables.follow_up).values(values | {"author_id": step.author.id}))

    def count(self, enrollment_id: str) -> int:
        found = select(func.count()).select_from(tables.follow_up).where(STEP.enrollment_id == enrollment_id)
        return self._connection.scalar(found) or 0

    def newest(self, cohort: str) -> Mapping[str, FollowUp]:
        order = (STEP.at.desc(), STEP.id.desc())
        place = func.row_number().over(partition_by=STEP.enrollment_id, order_by=order).label("place")
        steps = select(STEP.id, place).where(STEP.enrollment_id.in_(active_places([cohort]))).subquery()
        newest = select(steps.c.id).where(steps.c.place == 1)
        return {one.enrollment_id: one for one in self._steps(WITH_AUTHOR.where(STEP.id.in_(newest)))}

    def of_enrollment(self, enrollment_id: str) -> tuple[FollowUp, ...]:
        theirs = WITH_AUTHOR.where(STEP.enrollment_id == enrollment_id)
        return self._steps(theirs.order_by(STEP.at.desc(), STEP.id.desc()))

    def between(self, cohort: str, begins: datetime, ends: datetime, limit: int) -> tuple[FollowUp, ...]:
        found = WITH_AUTHOR.where(STEP.enrollment_id.in_(active_places([cohort])), STEP.at >= begins, STEP.at < ends)
        return self._steps(found.order_by(STEP.at, STEP.id).limit(limit))

    def by_author(self, person_id: str) -> tuple[FollowUp, ...]:
        return self._steps(WITH_AUTHOR.where(STEP.author_id == person_id).order_by(STEP.at, STEP.id))

    def _steps(self, found: Select[*tuple[object, ...]]) -> tuple[FollowUp, ...]:
        return tuple(map(_step, self._connection.execute(found).mappings().all()))


def _step(row: RowMapping) -> FollowUp:
    return FollowUp(
        id=row[STEP.id],
        enrollment_id=row[STEP.enrollment_id],
        state=row[STEP.state],
        text=row[STEP.text],
        author=person_of(row),
        at=row[STEP.at],
    )
