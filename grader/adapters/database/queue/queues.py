"""How the queues stand."""

from sqlalchemy import Connection, RowMapping, func, or_, select

from grader.adapters.database import tables
from grader.adapters.database.queue.claim_order import FOR_A_WORKER, QUEUED, RUNNING
from grader.domain.queue.queues import QueueName
from grader.domain.verdicts import RunState
from grader.engine.ports.operation import QueueState, WaitingRun

RUN = tables.run.c


class StoredQueues:
    """`grader.engine.ports.operation.Queues` in the table `run`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def state(self) -> tuple[QueueState, ...]:
        """Return all of them in their order, in one query over what is not finished."""
        since = func.min(RUN.queued_at).filter(RUN.place.is_not(None))
        held = func.count(RUN.held_until).label("held")
        counted = (
            select(RUN.queue, RUN.state, func.count().label("count"), held, since.label("oldest"))
            .where(or_(RUN.state == QUEUED, RUN.state == RUNNING))
            .group_by(RUN.queue, RUN.state)
        )
        rows = {(row["queue"], row["state"]): row for row in self._connection.execute(counted).mappings().all()}
        return tuple(
            _state(queue, rows.get((queue, RunState.QUEUED)), rows.get((queue, RunState.RUNNING)))
            for queue in QueueName
        )

    def longest_waiting(self, limit: int) -> tuple[WaitingRun, ...]:
        first = select(RUN.id, RUN.submission_id, RUN.queue, RUN.queued_at).where(FOR_A_WORKER)
        oldest = first.order_by(RUN.queued_at).limit(limit).subquery()  # joined after: thousands may wait
        found = (
            select(oldest.c.id, tables.submission.c.exercise, oldest.c.queue, oldest.c.queued_at)
            .join(tables.submission, tables.submission.c.id == oldest.c.submission_id)
            .order_by(oldest.c.queued_at)
        )
        return tuple(WaitingRun(*row) for row in self._connection.execute(found))


def _state(queue: QueueName, queued: RowMapping | None, running: RowMapping | None) -> QueueState:
    return QueueState(
        queue,
        waiting=queued["count"] - queued["held"] if queued else 0,
        oldest=queued["oldest"] if queued else None,
        running=running["count"] if running else 0,
        held=queued["held"] if queued else 0,
    )
