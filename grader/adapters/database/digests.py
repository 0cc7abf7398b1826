"""What a cohort did within a while, and who of its staff reads of it by e-mail."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Column, ColumnElement, Connection, Integer, and_, cast, delete, func, select, update

from grader.adapters.database import tables
from grader.adapters.database.active_places import PLACE, active_places
from grader.adapters.database.upserts import upsert
from grader.domain.digests import DigestReader, WorkOnExercise

READER, SENT, CELL = tables.digest_reader.c, tables.submission.c, tables.progress.c


class StoredDigests:
    """`grader.engine.ports.digests.Digests` over hand-ins, the progress table and `digest_reader`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def work(self, cohort: str, begins: datetime, ends: datetime) -> tuple[WorkOnExercise, ...]:
        theirs = select(SENT.exercise, func.count().label("number")).group_by(SENT.exercise, SENT.enrollment_id)
        theirs = theirs.where(SENT.enrollment_id.in_(active_places([cohort])), _within(SENT.received_at, begins, ends))
        each = theirs.subquery().c  # of an exercise and a learner: distinct learners need no sorting of all hand-ins
        sent = select(each.exercise, cast(func.sum(each.number), Integer), func.count()).group_by(each.exercise)
        handed_in = {slug: (number, who) for slug, number, who in self._connection.execute(sent).all()}
        passed = self._passed(cohort, begins, ends)
        return tuple(
            WorkOnExercise(slug, *handed_in.get(slug, (0, 0)), passed.get(slug, 0))
            for slug in sorted(handed_in.keys() | passed)
        )

    def _passed(self, cohort: str, begins: datetime, ends: datetime) -> Mapping[str, int]:
        found = select(CELL.exercise, func.count()).group_by(CELL.exercise)
        found = found.where(CELL.enrollment_id.in_(active_places([cohort])), _within(CELL.passed_at, begins, ends))
        return dict(self._connection.execute(found).all())

    def active(self, cohort: str, begins: datetime, ends: datetime) -> int:
        # Of each learner one step into an index, however much they handed in.
        sent = select(SENT.id).where(SENT.enrollment_id == PLACE.id, _within(SENT.received_at, begins, ends))
        found = select(func.count()).where(PLACE.id.in_(active_places([cohort])), sent.exists())
        return self._connection.scalar(found) or 0

    def reader(self, cohort: str, person_id: str) -> DigestReader | None:
        found = select(tables.digest_reader).where(_theirs(cohort, person_id))
        row = self._connection.execute(found).mappings().one_or_none()
        return None if row is None else DigestReader(**row)

    def of_person(self, person_id: str) -> tuple[DigestReader, ...]:
        found = select(tables.digest_reader).where(READER.person_id == person_id)
        readers = (DigestReader(**row) for row in self._connection.execute(found).mappings().all())
        return tuple(sorted(readers, key=lambda one: one.cohort))

    def put(self, reader: DigestReader) -> None:
        upsert(self._connection, tables.digest_reader, vars(reader))

    def forget(self, cohort: str, person_id: str) -> None:
        self._connection.execute(delete(tables.digest_reader).where(_theirs(cohort, person_id)))

    def due(self, at: datetime, limit: int) -> tuple[DigestReader, ...]:
        found = select(tables.digest_reader).where(READER.due_at <= at)
        found = found.order_by(READER.due_at, READER.cohort, READER.person_id).limit(limit)
        return tuple(DigestReader(**row) for row in self._connection.execute(found).mappings().all())

    def claim(self, reader: DigestReader, next_at: datetime) -> bool:
        same = _theirs(reader.cohort, reader.person_id), READER.due_at == reader.due_at
        taken = update(tables.digest_reader).where(*same).values(due_at=next_at, tries=reader.tries + 1)
        return self._connection.execute(taken).rowcount == 1


def _within(moment: Column[datetime], begins: datetime, ends: datetime) -> ColumnElement[bool]:
    return and_(moment >= begins, moment < ends)


def _theirs(cohort: str, person_id: str) -> ColumnElement[bool]:
    return and_(READER.cohort == cohort, READER.person_id == person_id)
