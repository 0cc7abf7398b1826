"""Answers pinned to failures, each with its author."""

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, select

from grader.adapters.database import tables
from grader.adapters.database.people import person_of
from grader.adapters.database.upserts import upsert
from grader.domain.pinned_answers import PinnedAnswer
from grader.domain.text import Text

ANSWER = tables.pinned_answer.c
WITH_AUTHOR = select(tables.pinned_answer, tables.person).join(tables.person, tables.person.c.id == ANSWER.author_id)


class StoredPinnedAnswers:
    """`grader.engine.ports.pinned_answers.PinnedAnswers` in the table `pinned_answer`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, answer: PinnedAnswer) -> None:
        row = {
            "cohort": answer.cohort,
            "exercise": answer.exercise,
            "key": answer.key,
            "check_id": answer.check,
            "fr": answer.text.fr,
            "en": answer.text.en,
            "author_id": answer.author.id,
            "written_at": answer.written_at,
            "suite_digest": answer.suite_digest,
            "kept": answer.kept,
        }
        upsert(self._connection, tables.pinned_answer, row)

    def remove(self, cohort: str, exercise: str, key: str) -> None:
        which = _of(cohort, exercise) & (ANSWER.key == key)
        self._connection.execute(delete(tables.pinned_answer).where(which))

    def to_failure(self, cohort: str, exercise: str, key: str) -> PinnedAnswer | None:
        return next(iter(self._answers(_of(cohort, exercise) & (ANSWER.key == key))), None)

    def of_exercise(self, cohort: str, exercise: str) -> tuple[PinnedAnswer, ...]:
        return self._answers(_of(cohort, exercise))[::-1]

    def by_author(self, person_id: str) -> tuple[PinnedAnswer, ...]:
        return self._answers(ANSWER.author_id == person_id)

    def _answers(self, which: ColumnElement[bool]) -> tuple[PinnedAnswer, ...]:
        found = WITH_AUTHOR.where(which).order_by(ANSWER.written_at, ANSWER.key)
        return tuple(map(_answer, self._connection.execute(found).mappings().all()))


def _of(cohort: str, exercise: str) -> ColumnElement[bool]:
    return (ANSWER.cohort == cohort) & (ANSWER.exercise == exercise)


def _answer(row: RowMapping) -> PinnedAnswer:
    return PinnedAnswer(
        cohort=row[ANSWER.cohort],
        exercise=row[ANSWER.exercise],
        key=row[ANSWER.key],
        check=row[ANSWER.check_id],
        text=Text(row[ANSWER.fr], row[ANSWER.en]),
        author=person_of(row),
        written_at=row[ANSWER.written_at],
        suite_digest=row[ANSWER.suite_digest],
        kept=row[ANSWER.kept],
    )
