"""Requests of programs that were answered, so that the same request gets the same answer."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from grader.adapters.database import tables
from grader.engine.records import AnsweredRequest


class StoredRequests:
    """`grader.engine.records.Requests` in the table `answered_request`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, person_id: str, key: str, request: AnsweredRequest, at: datetime) -> None:
        """Store an answer; unique by (person, key)."""
        self._connection.execute(
            insert(tables.answered_request).values(
                person_id=person_id,
                key=key,
                fingerprint=request.fingerprint,
                submissions=request.submissions,
                created=request.created,
                answered_at=at,
            )
        )

    def get(self, person_id: str, key: str) -> AnsweredRequest | None:
        """Return what was answered to a person's request of that key."""
        columns = tables.answered_request.c
        found = select(tables.answered_request).where(columns.person_id == person_id, columns.key == key)
        row = self._connection.execute(found).mappings().one_or_none()
        if row is None:
            return None
        pairs = tuple((submission_id, run_id) for submission_id, run_id in row["submissions"])
        return AnsweredRequest(row["fingerprint"], pairs, row["created"])

    def forget(self, person_id: str, *, before: datetime) -> None:
        """Forget a person's requests that were answered before a moment."""
        columns = tables.answered_request.c
        old = delete(tables.answered_request).where(columns.person_id == person_id, columns.answered_at < before)
        self._connection.execute(old)
