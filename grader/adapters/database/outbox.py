"""Bells still to ring, stored with what they announce so that none is forgotten."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select

from grader.adapters.database import tables
from grader.domain.submission import QueueName
from grader.engine.waiting_records import Bell

ADD = insert(tables.outbox)
DONE = delete(tables.outbox).where(tables.outbox.c.id.in_(bindparam("ids", expanding=True)))
"""Built once: building a statement costs several times its execution, and each hand-in needs these."""


class StoredOutbox:
    """`grader.engine.waiting_records.Outbox` in the table `outbox`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, run_id: str, queue: QueueName) -> int:
        """Note that the bell must be rung for a run, and return the entry's id."""
        entry = self._connection.execute(ADD, {"run_id": run_id, "queue": queue}).inserted_primary_key
        return int(entry[0]) if entry is not None else 0

    def pending(self, limit: int) -> tuple[Bell, ...]:
        """Return the bells to ring, oldest first."""
        rows = self._connection.execute(select(tables.outbox).order_by(tables.outbox.c.id).limit(limit)).mappings()
        return tuple((row["id"], row["run_id"], row["queue"]) for row in rows)

    def done(self, entry_ids: Sequence[int]) -> None:
        """Forget entries whose bell was rung."""
        if entry_ids:
            self._connection.execute(DONE, {"ids": list(entry_ids)})
