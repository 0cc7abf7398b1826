"""Requests of programs that were answered, so that the same request gets the same answer."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

from grader.adapters.database import tables
from grader.engine.ports.submissions import AnsweredRequest

COLUMNS = tables.answered_request.c
ADD = insert(tables.answered_request)
GET = select(tables.answered_request).where(
    COLUMNS.person_id == bindparam("person_id"), COLUMNS.key == bindparam("key")
)
FORGET = delete(tables.answered_request).where(
    COLUMNS.person_id == bindparam("person_id"), COLUMNS.answered_at < bindparam("before")
)
"""Built once: building a statement costs several times its execution, and each hand-in needs these."""


class StoredRequests:
    """`grader.engine.ports.submissions.Requests` in the table `answered_request`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, person_id: str, key: str, request: AnsweredRequest, at: datetime) -> None:
        self._connection.execute(ADD, {"person_id": person_id, "key": key, "answered_at": at, **vars(request)})

    def get(self, person_id: str, key: str) -> AnsweredRequest | None:
        row = self._connection.execute(GET, {"person_id": person_id, "key": key}).mappings().one_or_none()
        if row is None:
            return None
        pairs = tuple((submission_id, run_id) for submission_id, run_id in row["submissions"])
        return AnsweredRequest(row["fingerprint"], pairs, row["created"])

    def forget(self, person_id: str, *, before: datetime) -> None:
        self._connection.execute(FORGET, {"person_id": person_id, "before": before})
