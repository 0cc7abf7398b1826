"""Letters that let people in, one a person."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, func, select

from grader.adapters.database import tables
from grader.adapters.database.one_of import one_of
from grader.adapters.database.upserts import upsert
from grader.domain.rosters.letter import Letter

LETTER = tables.letter.c


class StoredLetters:
    """`grader.engine.ports.rosters.Letters` in the table `letter`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, letter: Letter) -> None:
        upsert(self._connection, tables.letter, vars(letter))

    def due(self, at: datetime, limit: int) -> tuple[Letter, ...]:
        found = select(tables.letter).where(LETTER.due_at <= at).order_by(LETTER.due_at, LETTER.person_id).limit(limit)
        return tuple(Letter(**row) for row in self._connection.execute(found).mappings().all())

    def last_sent_at(self) -> datetime | None:
        newest = select(LETTER.sent_at).where(LETTER.sent_at.is_not(None)).order_by(LETTER.sent_at.desc()).limit(1)
        return self._connection.scalar(newest)

    def lost(self) -> int:
        return self._connection.scalar(select(func.count()).where(LETTER.fault.is_not(None))) or 0

    def of(self, person_ids: Collection[str]) -> dict[str, Letter]:
        found = select(tables.letter).where(one_of(LETTER.person_id, person_ids, self._connection))
        return {row[LETTER.person_id]: Letter(**row) for row in self._connection.execute(found).mappings().all()}
