"""How learners were asked what became of them: questions, links by the hash of their secret, and letters."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, insert, select, update

from grader.adapters.database import tables
from grader.adapters.database.upserts import insert_missing, upsert
from grader.domain.placements.placement import PlacementMoment
from grader.domain.placements.question import PlacementQuestion

ASKED, LINK, PLACE = tables.placement_question.c, tables.placement_link.c, tables.enrollment.c
WRITING, SILENCE = tables.placement_writing, tables.placement_silence
MOMENTS = tuple(PlacementMoment)


class StoredPlacementQuestions:
    """`grader.engine.ports.placements.PlacementQuestions` over the tables of questions and their links."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, enrollment_id: str, moment: PlacementMoment) -> PlacementQuestion | None:
        found = select(tables.placement_question).where(_same(enrollment_id, moment))
        row = self._connection.execute(found).mappings().one_or_none()
        return None if row is None else PlacementQuestion(**row)

    def put(self, question: PlacementQuestion) -> None:
        upsert(self._connection, tables.placement_question, vars(question))

    def of(self, enrollment_id: str) -> tuple[PlacementQuestion, ...]:
        found = select(tables.placement_question).where(ASKED.enrollment_id == enrollment_id)
        return _in_order(self._connection.execute(found).mappings())

    def of_cohort(self, cohort: str) -> tuple[PlacementQuestion, ...]:
        found = select(tables.placement_question).join(tables.enrollment, PLACE.id == ASKED.enrollment_id)
        return _in_order(self._connection.execute(found.where(PLACE.cohort == cohort)).mappings())

    def add_link(self, secret_hash: str, question: PlacementQuestion, expires_at: datetime) -> None:
        of_question = {"enrollment_id": question.enrollment_id, "moment": question.moment}
        link = insert(tables.placement_link).values(secret_hash=secret_hash, expires_at=expires_at, **of_question)
        self._connection.execute(link)

    def by_link(self, secret_hash: str, at: datetime) -> tuple[PlacementQuestion, datetime] | None:
        opens = LINK.secret_hash == secret_hash, LINK.expires_at > at
        found = select(LINK.enrollment_id, LINK.moment, LINK.expires_at).where(*opens)
        row = self._connection.execute(found).one_or_none()
        question = None if row is None else self.get(row[0], row[1])
        return None if row is None or question is None else (question, row[2])

    def end_links(self, enrollment_id: str, moment: PlacementMoment) -> None:
        theirs = LINK.enrollment_id == enrollment_id, LINK.moment == moment
        self._connection.execute(delete(tables.placement_link).where(*theirs))

    def drop_expired(self, at: datetime) -> None:
        self._connection.execute(delete(tables.placement_link).where(LINK.expires_at <= at))

    def due(self, at: datetime, limit: int) -> tuple[PlacementQuestion, ...]:
        found = select(tables.placement_question).where(ASKED.due_at <= at)
        found = found.order_by(ASKED.due_at, ASKED.enrollment_id, ASKED.moment).limit(limit)
        return tuple(PlacementQuestion(**row) for row in self._connection.execute(found).mappings().all())

    def claim(self, question: PlacementQuestion) -> PlacementQuestion | None:
        begun = replace(question, letters=question.letters + 1, tries=question.tries + 1, due_at=None)
        same = _same(question.enrollment_id, question.moment), ASKED.due_at == question.due_at
        taken = update(tables.placement_question).where(*same)
        taken = taken.values(letters=begun.letters, tries=begun.tries, due_at=None)
        return begun if self._connection.execute(taken).rowcount == 1 else None

    def writes_since(self, cohort: str) -> datetime | None:
        return self._connection.scalar(select(WRITING.c.since).where(WRITING.c.cohort == cohort))

    def write_from(self, cohort: str, at: datetime) -> None:
        insert_missing(self._connection, WRITING, {"cohort": cohort, "since": at})

    def write_no_more(self, cohort: str) -> None:
        self._connection.execute(delete(WRITING).where(WRITING.c.cohort == cohort))

    def cohorts_written_to(self) -> tuple[str, ...]:
        return tuple(self._connection.scalars(select(WRITING.c.cohort).order_by(WRITING.c.cohort)))

    def want_no_letters(self, person_id: str, at: datetime) -> None:
        insert_missing(self._connection, SILENCE, {"person_id": person_id, "since": at})

    def without_letters(self, cohort: str) -> frozenset[str]:
        found = select(SILENCE.c.person_id).join(tables.enrollment, PLACE.person_id == SILENCE.c.person_id)
        return frozenset(self._connection.scalars(found.where(PLACE.cohort == cohort)))

    def no_letters_since(self, person_id: str) -> datetime | None:
        return self._connection.scalar(select(SILENCE.c.since).where(SILENCE.c.person_id == person_id))


def _same(enrollment_id: str, moment: PlacementMoment) -> ColumnElement[bool]:
    return and_(ASKED.enrollment_id == enrollment_id, ASKED.moment == moment)


def _in_order(rows: Iterable[RowMapping]) -> tuple[PlacementQuestion, ...]:
    found = (PlacementQuestion(**row) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.enrollment_id, MOMENTS.index(one.moment))))
