"""What waits, as those who wait may ask about it."""

from collections.abc import Collection
from datetime import timedelta
from statistics import median

from sqlalchemy import Connection, func, select

from grader.adapters.database import tables
from grader.adapters.database.queue.claim_order import FOR_A_WORKER, OWN_ORDER, RUNNING
from grader.adapters.database.recent import RecentCounts
from grader.domain.grading.run import Run
from grader.domain.queue.queues import QueueName
from grader.domain.queue.turns import QueuedRun

RUN = tables.run.c
RECENT = 50
AHEAD_OF_REGRADES = (QueueName.LIVE, QueueName.AUTHORING)
"""What fills the line: a regrade waits behind each hand-in, so that none is refused for it."""


class StoredWaitingLine:
    """`grader.engine.ports.queue.WaitingLine` in the table `run`."""

    def __init__(self, connection: Connection, recent: RecentCounts[bool]) -> None:
        self._connection = connection
        self._recent = recent

    def count(self, queues: Collection[QueueName], limit: int) -> int:
        some = select(RUN.id).where(FOR_A_WORKER, RUN.queue.in_(queues)).limit(limit).subquery()
        return self._connection.scalar(select(func.count()).select_from(some)) or 0

    def is_full(self, limit: int) -> bool:
        """Tell whether `limit` runs wait; it may be what this process counted two seconds ago.

        Counting at each hand-in would cost the more the longer the line is, just when everybody is short of time.
        """
        return self._recent.get(limit, lambda: self.count(AHEAD_OF_REGRADES, limit) >= limit)

    def waiting(self, queue: QueueName) -> tuple[QueuedRun, ...]:
        found = select(RUN.id, RUN.enrollment_id, RUN.place).where(FOR_A_WORKER, RUN.queue == queue)
        return tuple(
            QueuedRun(run_id, learner, place) for run_id, learner, place in self._connection.execute(found).all()
        )

    def busy(self, queue: QueueName) -> frozenset[str]:
        found = select(RUN.enrollment_id).where(RUN.state == RUNNING, RUN.queue == queue)
        return frozenset(self._connection.scalars(found).all())

    def own_order(self, run: Run) -> tuple[str, ...]:
        found = select(RUN.enrollment_id).where(RUN.id == run.id)
        learner = self._connection.scalar(found) or ""
        rows = self._connection.execute(OWN_ORDER, {"of_queue": run.queue, "of_learner": learner}).all()
        return tuple(run_id for _, run_id, _ in rows)

    def usual_time(self) -> timedelta | None:
        found = (
            select(RUN.started_at, RUN.finished_at)
            .where(RUN.finished_at.is_not(None), RUN.started_at.is_not(None))
            .order_by(RUN.finished_at.desc())
            .limit(RECENT)
        )
        seconds = [(end - start).total_seconds() for start, end in self._connection.execute(found).all()]
        return timedelta(seconds=max(0.0, median(seconds))) if seconds else None
