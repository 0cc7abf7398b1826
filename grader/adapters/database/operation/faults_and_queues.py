"""What the operator's pages ask: the faults that runs met with, and how the queues stand."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, or_, select

from grader.adapters.database import tables
from grader.adapters.database.queue.claim_order import QUEUED, RUNNING
from grader.domain.queue.queues import QueueName
from grader.domain.verdicts import RunState
from grader.engine.ports.operation import Fault, QueueState, WaitingRun

FAULT, RUN = tables.fault.c, tables.run.c


class StoredFaults:
    """`grader.engine.ports.operation.Faults` in the table `fault`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, fault: Fault) -> None:
        values = {name: value for name, value in asdict(fault).items() if name != "id"}
        self._connection.execute(insert(tables.fault).values(**values))

    def latest(self, limit: int) -> tuple[Fault, ...]:
        rows = self._connection.execute(select(tables.fault).order_by(FAULT.id.desc()).limit(limit)).mappings()
        return tuple(Fault(**row) for row in rows)

    def forget(self, before: datetime) -> None:
        self._connection.execute(delete(tables.fault).where(FAULT.at < before))


class StoredQueues:
    """`grader.engine.ports.operation.Queues` in the table `run`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def state(self) -> tuple[QueueState, ...]:
        """Return all of them in their order, in one query over what is not finished."""
        since = func.min(RUN.queued_at).filter(RUN.place.is_not(None))
        counted = (
            select(RUN.queue, RUN.state, func.count().label("count"), since.label("oldest"))
            .where(or_(RUN.state == QUEUED, RUN.state == RUNNING))
            .group_by(RUN.queue, RUN.state)
        )
        rows = {(row["queue"], row["state"]): row for row in self._connection.execute(counted).mappings().all()}
        return tuple(
            QueueState(
                queue,
                waiting=rows[queue, RunState.QUEUED]["count"] if (queue, RunState.QUEUED) in rows else 0,
                oldest=rows[queue, RunState.QUEUED]["oldest"] if (queue, RunState.QUEUED) in rows else None,
                running=rows[queue, RunState.RUNNING]["count"] if (queue, RunState.RUNNING) in rows else 0,
            )
            for queue in QueueName
        )

    def longest_waiting(self, limit: int) -> tuple[WaitingRun, ...]:
        found = (
            select(RUN.id, tables.submission.c.exercise, RUN.queue, RUN.queued_at)
            .join(tables.submission, tables.submission.c.id == RUN.submission_id)
            .where(RUN.state == QUEUED)
            .order_by(RUN.queued_at)
            .limit(limit)
        )
        return tuple(WaitingRun(*row) for row in self._connection.execute(found))
