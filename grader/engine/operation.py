"""The operator's page: what waits and where, which hosts grade, and the faults that runs met with."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from grader.domain.errors import QueueUnavailable
from grader.engine.operation_records import Fault, QueueState, Waiting
from grader.engine.ports import Database, HostVitals, Now, Vitals
from grader.engine.retrying import may_retry

FAULTS_SHOWN, WAITING_SHOWN = 50, 20
TOO_LONG = timedelta(minutes=1)


@dataclass(frozen=True)
class FaultLine:
    """A fault, and whether the run that ended with it can be tried again."""

    fault: Fault
    can_retry: bool


@dataclass(frozen=True)
class Operation:
    """What the page shows.

    Attributes:
        at: When it was read.
        waiting: Runs that wait for more than a minute, longest first, at most 20.
        hosts: All that spoke within a day; None while Redis is away.
        faults: Newest first, at most 50.
    """

    at: datetime
    queues: tuple[QueueState, ...]
    waiting: tuple[Waiting, ...]
    hosts: tuple[HostVitals, ...] | None
    faults: tuple[FaultLine, ...]


def operation(*, database: Database, vitals: Vitals, now: Now) -> Operation:
    """Return what the operator's page shows, in four queries."""
    at = now()
    with database.read() as tx:
        queues = tx.queues.state()
        waiting = tx.queues.longest_waiting(WAITING_SHOWN)
        faults = tx.faults.latest(FAULTS_SHOWN)
        newest = tx.runs.latest_of(sorted({fault.submission_id for fault in faults if fault.ended}))
    retriable = {run.id for run in newest.values() if may_retry(run)}
    try:
        hosts = vitals.hosts(at)
    except QueueUnavailable:
        hosts = None
    return Operation(
        at=at,
        queues=queues,
        waiting=tuple(run for run in waiting if at - run.since > TOO_LONG),
        hosts=hosts,
        faults=tuple(FaultLine(one, can_retry=one.ended and one.run_id in retriable) for one in faults),
    )
