"""Learners' repositories on forges."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Select, delete, select

from grader.adapters.database import tables
from grader.adapters.database.upserts import upsert
from grader.domain.remotes.remote import Remote

REMOTE = tables.remote.c


class StoredRemotes:
    """`grader.engine.ports.remotes.Remotes` in the table `remote`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, remote: Remote) -> None:
        upsert(self._connection, tables.remote, vars(remote))

    def get(self, remote_id: str) -> Remote | None:
        return next(iter(self._remotes(select(tables.remote).where(REMOTE.id == remote_id))), None)

    def of_enrollment(self, enrollment_id: str) -> tuple[Remote, ...]:
        theirs = select(tables.remote).where(REMOTE.enrollment_id == enrollment_id)
        return self._remotes(theirs.order_by(REMOTE.added_at, REMOTE.id))

    def due(self, at: datetime, limit: int) -> tuple[Remote, ...]:
        found = select(tables.remote).where(REMOTE.due_at <= at)
        return self._remotes(found.order_by(REMOTE.due_at, REMOTE.id).limit(limit))

    def untold(self, limit: int) -> Sequence[Remote]:
        found = select(tables.remote).where(~REMOTE.told)
        return self._remotes(found.order_by(REMOTE.fetched_at, REMOTE.id).limit(limit))

    def remove(self, remote_id: str) -> None:
        self._connection.execute(delete(tables.remote).where(REMOTE.id == remote_id))

    def _remotes(self, found: Select[tuple[object, ...]]) -> tuple[Remote, ...]:
        return tuple(Remote(**row) for row in self._connection.execute(found).mappings().all())
