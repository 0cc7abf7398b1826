"""Who may work on a run: conditional updates whose row count decides, so that two workers never both win."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, bindparam, or_, update
from sqlalchemy.sql.dml import ReturningUpdate

from grader.adapters.database import tables
from grader.adapters.database.clock import Clock
from grader.adapters.database.queue.claim_order import NEXT_IN_LINE, RUNNING
from grader.domain.queue.queues import QueueName
from grader.domain.verdicts import RunState

RUN = tables.run.c
LONGEST = timedelta(minutes=11)
"""A little more than the longest lease that may be set."""

QUEUED: Mapping[str, object] = {"state": RunState.QUEUED, "token": None, "lease_until": None, "started_at": None}

NAMED = bindparam("of_run", type_=RUN.id.type)

END = (
    update(tables.run)
    .where(RUN.id == bindparam("of_run"), RUN.state == RunState.RUNNING, RUN.token == bindparam("of_token"))
    .values(state=RunState.FINISHED, token=None, lease_until=None)
)


class Leases:
    """The columns of `run` that say who works on it; each change tells if it won."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def take_next(self, token: str, lease: timedelta, at: datetime, host: str | None) -> RowMapping | None:
        """Lease the run that should go next, counting an attempt; return its id, queue and learner, or None."""
        values = {"token": token, "coming": self._clock.until(lease), "started_at": at, "host": host}
        return self._connection.execute(_take(NEXT_IN_LINE, self._clock.coming), values).mappings().one_or_none()

    def take(self, run_id: str, token: str, lease: timedelta, at: datetime) -> RowMapping | None:
        """Lease this run, whoever's turn it is; see `take_next`."""
        values = {"of_run": run_id, "token": token, "coming": self._clock.until(lease), "started_at": at, "host": None}
        return self._connection.execute(_take(NAMED, self._clock.coming), values).mappings().one_or_none()

    def renew(self, run_id: str, token: str, lease: timedelta) -> bool:
        """Lengthen one's own lease, from now."""
        return self._change(_mine(run_id, token), {"lease_until": self._clock.after(lease)})

    def give_back(self, run_id: str, token: str, *, charge: bool) -> bool:
        """Queue one's own run again, with or without the attempt."""
        return self._change(_mine(run_id, token), {**QUEUED, "attempt": RUN.attempt - (0 if charge else 1)})

    def end(self, run_id: str, token: str, values: Mapping[str, object]) -> bool:
        """Finish one's own run with these values; a lease that is over, but that nobody took, still counts."""
        whose = {"of_run": run_id, "of_token": token}
        return self._connection.execute(END, {**values, **whose}).rowcount == 1

    def requeue_expired(self, run_id: str, max_attempts: int) -> bool:
        """Queue an expired run that has attempts left."""
        return self._change(and_(self._expired(run_id), RUN.attempt < max_attempts), QUEUED)

    def take_over_expired(self, run_id: str, token: str, lease: timedelta) -> bool:
        """Lease an expired run as it is, without counting an attempt."""
        return self._change(self._expired(run_id), {"token": token, "lease_until": self._clock.after(lease)})

    def is_over(self) -> ColumnElement[bool]:
        """Return what is true of a run whose lease is over, or ends later than any lease can: the clock was set."""
        held_until = RUN.lease_until
        over = or_(held_until < self._clock.after(), held_until > self._clock.after(LONGEST))
        return and_(RUN.state == RUNNING, over)

    def _expired(self, run_id: str) -> ColumnElement[bool]:
        return and_(RUN.id == run_id, self.is_over())

    def _change(self, condition: ColumnElement[bool], values: Mapping[str, object]) -> bool:
        return self._connection.execute(update(tables.run).where(condition).values(**values)).rowcount == 1


@cache
def _take(
    which: ColumnElement[str], lease_until: ColumnElement[datetime]
) -> ReturningUpdate[tuple[str, QueueName, str]]:
    """Return the statement; building it anew each time costs several times its execution."""
    return (
        update(tables.run)
        .where(RUN.id == which, RUN.state == RunState.QUEUED)
        .values(state=RunState.RUNNING, attempt=RUN.attempt + 1, lease_until=lease_until, place=None, held_until=None)
        .values(token=bindparam("token"), started_at=bindparam("started_at"), host=bindparam("host"))
        .returning(RUN.id, RUN.queue, RUN.enrollment_id)
    )


def _mine(run_id: str, token: str) -> ColumnElement[bool]:
    return and_(RUN.id == run_id, RUN.state == RunState.RUNNING, RUN.token == token)
