"""The tries that learners took, told from their runs, and the runs that are held until there is one again."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, func, select, tuple_, update

from grader.adapters.database import tables
from grader.adapters.database.grading.runs import run_of
from grader.adapters.database.learner_locks import LearnerLocks
from grader.adapters.database.queue.claim_order import QUEUED, ClaimOrder
from grader.domain.grading.run import Run
from grader.domain.queue.queues import QueueName
from grader.domain.verdicts import RunState
from grader.engine.ports.tries import Place

RUN = tables.run.c
SENT = tables.submission.c
HELD = and_(RUN.state == QUEUED, RUN.held_until.is_not(None), RUN.finished_at.is_(None))
TAKEN = (
    select(SENT.enrollment_id, SENT.exercise, func.min(RUN.queued_at).label("at"))
    .join(tables.run, RUN.submission_id == SENT.id)
    .where(
        tuple_(SENT.enrollment_id, SENT.exercise).in_(bindparam("places", expanding=True)),
        RUN.queue == QueueName.LIVE,
        RUN.held_until.is_(None),
    )
    .group_by(SENT.id, SENT.enrollment_id, SENT.exercise)
    .having(func.sum(case((RUN.free.is_(True), 0), else_=1)) > 0)
    .order_by(func.min(RUN.queued_at))
)
"""A hand-in took its try when its first run began to wait; one of which each run was free took none."""


class StoredTries:
    """`grader.engine.ports.tries.TakenTries` in the table `run`."""

    def __init__(self, connection: Connection, learners: LearnerLocks) -> None:
        self._connection = connection
        self._learners = learners

    def taken(self, places: Collection[Place]) -> Mapping[Place, tuple[datetime, ...]]:
        found: dict[Place, tuple[datetime, ...]] = {}
        for enrollment_id, exercise, at in self._connection.execute(TAKEN, {"places": list(places)}).all():
            place = enrollment_id, exercise
            found[place] = (*found.get(place, ()), at)
        return found

    def held(self, place: Place) -> Run | None:
        newest = select(tables.run).join(tables.submission).where(HELD, _at([place])).order_by(SENT.number.desc())
        row = self._connection.execute(newest.limit(1)).mappings().first()
        return None if row is None else run_of(row)

    def replace_held(self, places: Collection[Place], at: datetime) -> None:
        theirs = select(SENT.id).where(_at(places))
        ended = update(tables.run).where(HELD, RUN.submission_id.in_(theirs))
        self._connection.execute(ended.values(state=RunState.FINISHED, finished_at=at, free=True))

    def hold_until(self, run_id: str, moment: datetime) -> None:
        self._connection.execute(update(tables.run).where(HELD, RUN.id == run_id).values(held_until=moment))

    def over(self, at: datetime, limit: int) -> tuple[str, ...]:
        found = select(RUN.id).where(HELD, RUN.held_until <= at).order_by(RUN.held_until, RUN.id).limit(limit)
        return tuple(self._connection.scalars(found).all())

    def let_go(self, run_id: str, at: datetime) -> bool:
        self._learners.hold_that_of_run(run_id)
        due = update(tables.run).where(HELD, RUN.id == run_id, RUN.held_until <= at)
        freed = due.values(queued_at=RUN.held_until, held_until=None).returning(RUN.queue, RUN.enrollment_id)
        row = self._connection.execute(freed).one_or_none()
        if row is not None:
            ClaimOrder(self._connection).settle(row.queue, [row.enrollment_id])
        return row is not None


def _at(places: Collection[Place]) -> ColumnElement[bool]:
    return tuple_(SENT.enrollment_id, SENT.exercise).in_(list(places))
