"""Private notes about hand-ins, each with its author."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, insert, select, update

from grader.adapters.database import tables
from grader.adapters.database.people import person_of
from grader.domain.notes import Note

NOTE = tables.note.c
WITH_AUTHOR = select(tables.note, tables.person).join(tables.person, tables.person.c.id == NOTE.author_id)


class StoredNotes:
    """`grader.engine.ports.notes.Notes` in the table `note`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, note: Note) -> None:
        values = {name: value for name, value in vars(note).items() if name != "author"}
        self._connection.execute(insert(tables.note).values(values | {"author_id": note.author.id}))

    def get(self, note_id: str) -> Note | None:
        return next(iter(self._notes(NOTE.id == note_id)), None)

    def change(self, note_id: str, text: str, at: datetime, *, alone: bool) -> None:
        changed = {"text": text, "changed_at": at, "alone": alone}
        self._connection.execute(update(tables.note).where(NOTE.id == note_id).values(changed))

    def remove(self, note_id: str) -> None:
        self._connection.execute(delete(tables.note).where(NOTE.id == note_id))

    def of_submissions(self, submission_ids: Sequence[str]) -> Mapping[str, tuple[Note, ...]]:
        found: dict[str, tuple[Note, ...]] = {}
        for note in self._notes(NOTE.submission_id.in_(submission_ids)):
            found[note.submission_id] = (*found.get(note.submission_id, ()), note)
        return found

    def by_author(self, person_id: str) -> tuple[Note, ...]:
        return self._notes(NOTE.author_id == person_id)

    def _notes(self, which: ColumnElement[bool]) -> tuple[Note, ...]:
        found = WITH_AUTHOR.where(which).order_by(NOTE.written_at, NOTE.id)
        return tuple(map(_note, self._connection.execute(found).mappings().all()))


def _note(row: RowMapping) -> Note:
    return Note(
        id=row[NOTE.id],
        submission_id=row[NOTE.submission_id],
        enrollment_id=row[NOTE.enrollment_id],
        author=person_of(row),
        text=row[NOTE.text],
        written_at=row[NOTE.written_at],
        changed_at=row[NOTE.changed_at],
        alone=row[NOTE.alone],
    )
