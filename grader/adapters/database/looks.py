"""Who looked at one person's pages."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from grader.adapters.database import tables
from grader.adapters.database.people import person_of
from grader.adapters.database.upserts import insert_missing
from grader.domain.looks import PageLook, SeenPage

LOOK, PERSON = tables.look.c, tables.person.c


class StoredLooks:
    """`grader.engine.ports.looks.Looks`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def has(self, person_id: str, look: PageLook) -> bool:
        found = select(LOOK.id).where(LOOK.id == _id(person_id, look))
        return self._connection.scalar(found) is not None

    def add(self, person_id: str, look: PageLook) -> None:
        told = {"page": look.page, "day": look.day, "company": look.company}
        row = {"id": _id(person_id, look), "person_id": person_id, "viewer_id": look.viewer.id}
        insert_missing(self._connection, tables.look, row | told)

    def of(self, person_id: str, page: SeenPage | None = None) -> tuple[PageLook, ...]:
        which = LOOK.person_id == person_id
        rows = self._found(which if page is None else which & (LOOK.page == page))
        return tuple(_look_of(row) for row in rows)

    def by(self, viewer_id: str) -> tuple[tuple[str, PageLook], ...]:
        return tuple((row[LOOK.person_id], _look_of(row)) for row in self._found(LOOK.viewer_id == viewer_id))

    def _found(self, which: ColumnElement[bool]) -> Sequence[RowMapping]:
        found = select(tables.person, LOOK.person_id, LOOK.page, LOOK.day, LOOK.company)
        joined = found.join(tables.look, LOOK.viewer_id == PERSON.id).where(which)
        return self._connection.execute(joined.order_by(LOOK.day.desc(), LOOK.id)).mappings().all()


def _look_of(row: RowMapping) -> PageLook:
    return PageLook(person_of(row), row[LOOK.page], row[LOOK.day], row[LOOK.company])


def _id(person_id: str, look: PageLook) -> str:
    return f"{look.day.isoformat()}/{look.page}/{look.viewer.id}/{person_id}"
