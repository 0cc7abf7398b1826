"""Counsellors, appointments, obstacles and consents."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select

from grader.adapters.database import tables
from grader.adapters.database.people import person_of
from grader.adapters.database.upserts import insert_missing, upsert
from grader.domain.cohorts.cohort import Cohort
from grader.domain.counselling import Appointment, Counsellor, Obstacle

NAMED, MET, IN_WAY = tables.counsellor.c, tables.appointment.c, tables.obstacle.c
AGREED, PLACE = tables.obstacle_consent.c, tables.enrollment.c


class StoredCounselling:
    """`grader.engine.ports.counselling.Counselling`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def name_counsellor(self, cohort: str, person_id: str, *, sees_progress: bool) -> None:
        row = {"cohort": cohort, "person_id": person_id, "sees_progress": sees_progress}
        upsert(self._connection, tables.counsellor, row)

    def dismiss(self, cohort: str, person_id: str) -> None:
        self._delete(tables.counsellor, (NAMED.cohort == cohort) & (NAMED.person_id == person_id))

    def counsellors(self, cohort: str) -> tuple[Counsellor, ...]:
        joined = tables.counsellor.join(tables.person, tables.person.c.id == NAMED.person_id)
        found = select(tables.person, NAMED.sees_progress).select_from(joined).where(NAMED.cohort == cohort)
        rows = self._connection.execute(found.order_by(tables.person.c.handle)).mappings().all()
        return tuple(Counsellor(person_of(row), row[NAMED.sees_progress]) for row in rows)

    def cohorts_of(self, person_id: str) -> tuple[Cohort, ...]:
        cohort = tables.cohort.c
        found = select(cohort.slug, cohort.name).join(tables.counsellor, NAMED.cohort == cohort.slug)
        rows = self._connection.execute(found.where(NAMED.person_id == person_id).order_by(cohort.slug))
        return tuple(Cohort(slug, name, stored=True) for slug, name in rows)

    def put_appointment(self, appointment: Appointment) -> None:
        upsert(self._connection, tables.appointment, vars(appointment))

    def appointments(self, enrollment_ids: Collection[str]) -> tuple[Appointment, ...]:
        columns = (MET.id, MET.enrollment_id, MET.day, MET.with_whom, MET.state, MET.next_step)
        found = select(*columns).where(MET.enrollment_id.in_(enrollment_ids)).order_by(MET.day.desc(), MET.id)
        return tuple(Appointment(**row) for row in self._connection.execute(found).mappings())

    def remove_appointment(self, enrollment_id: str, appointment_id: str) -> None:
        self._delete(tables.appointment, (MET.enrollment_id == enrollment_id) & (MET.id == appointment_id))

    def add_obstacle(self, obstacle: Obstacle) -> None:
        self._connection.execute(insert(tables.obstacle).values(**vars(obstacle)))

    def obstacles(self, enrollment_id: str) -> tuple[Obstacle, ...]:
        columns = (IN_WAY.id, IN_WAY.enrollment_id, IN_WAY.kind, IN_WAY.text, IN_WAY.said_on)
        found = select(*columns).where(IN_WAY.enrollment_id == enrollment_id)
        rows = self._connection.execute(found.order_by(IN_WAY.said_on.desc(), IN_WAY.id)).mappings()
        return tuple(Obstacle(**row) for row in rows)

    def remove_obstacle(self, enrollment_id: str, obstacle_id: str) -> None:
        self._delete(tables.obstacle, (IN_WAY.enrollment_id == enrollment_id) & (IN_WAY.id == obstacle_id))

    def agree(self, person_id: str, at: datetime) -> None:
        insert_missing(self._connection, tables.obstacle_consent, {"person_id": person_id, "agreed_at": at})

    def agreed(self, person_ids: Collection[str]) -> Mapping[str, datetime]:
        found = select(AGREED.person_id, AGREED.agreed_at).where(AGREED.person_id.in_(person_ids))
        return {row.person_id: row.agreed_at for row in self._connection.execute(found)}

    def withdraw(self, person_id: str) -> None:
        self._delete(tables.obstacle_consent, AGREED.person_id == person_id)
        self._delete(tables.obstacle, IN_WAY.enrollment_id.in_(select(PLACE.id).where(PLACE.person_id == person_id)))

    def forget(self, enrollment_id: str) -> None:
        self._delete(tables.appointment, MET.enrollment_id == enrollment_id)
        self._delete(tables.obstacle, IN_WAY.enrollment_id == enrollment_id)

    def _delete(self, table: Table, which: ColumnElement[bool]) -> None:
        self._connection.execute(delete(table).where(which))
