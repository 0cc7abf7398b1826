"""Who did what."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, RowMapping, delete, insert, select

from grader.adapters.database import tables
from grader.domain.operation.audit import Act, Actor, AuditEntry
from grader.engine.ports.audit import AuditQuery

AUDIT = tables.audit.c


class StoredAudit:
    """`grader.engine.ports.audit.Audit` in the table `audit`."""

    def __init__(self, connection: Connection, now: Callable[[], datetime], actor: Callable[[], Actor]) -> None:
        self._connection = connection
        self._now = now
        self._actor = actor

    def add(self, act: Act, what: str, *, belongs_to: str = "", by: Actor | None = None) -> None:
        actor = by or self._actor()
        values = {"at": self._now(), "way": actor.way, "who": actor.who, "act": act}
        self._connection.execute(insert(tables.audit).values(**values, object=what, belongs_to=belongs_to))

    def find(self, wanted: AuditQuery, limit: int) -> tuple[AuditEntry, ...]:
        found = select(tables.audit)
        if wanted.act is not None:
            found = found.where(AUDIT.act == wanted.act)
        if wanted.who:
            found = found.where(AUDIT.who.in_(wanted.who))
        if wanted.what:
            found = found.where(AUDIT.object.in_(wanted.what) | AUDIT.belongs_to.in_(wanted.what))
        if wanted.before is not None:
            found = found.where(AUDIT.id < wanted.before)
        rows = self._connection.execute(found.order_by(AUDIT.id.desc()).limit(limit)).mappings()
        return tuple(_entry(row) for row in rows)

    def forget(self, before: datetime) -> None:
        self._connection.execute(delete(tables.audit).where(AUDIT.at < before))


def _entry(row: RowMapping) -> AuditEntry:
    actor = Actor(row["way"], row["who"])
    return AuditEntry(row["id"], row["at"], actor, row["act"], row["object"], row["belongs_to"])
