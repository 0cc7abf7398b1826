"""The operator's page: what waits and where, which hosts grade, and the faults that runs met with."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from grader.domain.errors import QueueUnavailable
from grader.domain.operation.disk import Disk
from grader.domain.queue.hosts import LiveHost
from grader.engine.grading.retrying import may_retry
from grader.engine.operation.backup import OLD_AFTER, last_backup
from grader.engine.ports.database import Database
from grader.engine.ports.operation import Disks, Fault, HostVitals, QueueState, Vitals, WaitingRun
from grader.engine.ports.sources import Now
from grader.engine.queue.attendance import SILENT_AFTER

FAULTS_SHOWN, WAITING_SHOWN = 50, 20
TOO_LONG = timedelta(minutes=1)
REMEMBERED = timedelta(days=1)


@dataclass(frozen=True)
class HostLine:
    """A host as the database and its own words have it.

    Attributes:
        sandboxes: What it says of them; None where it has said nothing, or Redis is away.
    """

    live: LiveHost
    sandboxes: HostVitals | None

    @property
    def is_heard(self) -> bool:
        """Tell whether it counts as alive."""
        return self.live.silent_for <= SILENT_AFTER


@dataclass(frozen=True)
class FaultLine:
    """A fault, and whether the run that ended with it can be tried again."""

    fault: Fault
    can_retry: bool


@dataclass(frozen=True)
class OperatorPage:
    """What the page shows.

    Attributes:
        at: When it was read.
        waiting: Runs that wait for more than a minute, longest first, at most 20.
        hosts: All that gave a sign of life within a day and have not left, the longest up first.
        redis_answers: Bells are heard, and hosts can say how their sandboxes stand.
        faults: Newest first, at most 50.
        disks: Those of the web process's host.
        backup_age: Of the last backup; None of none.
    """

    at: datetime
    queues: tuple[QueueState, ...]
    waiting: tuple[WaitingRun, ...]
    hosts: tuple[HostLine, ...]
    redis_answers: bool
    faults: tuple[FaultLine, ...]
    disks: tuple[Disk, ...]
    backup_age: timedelta | None

    @property
    def backup_is_old(self) -> bool:
        """Tell whether a backup is due: the last one is older than two days, or there is none."""
        return self.backup_age is None or self.backup_age > OLD_AFTER


def operation(*, database: Database, vitals: Vitals, disks: Disks, now: Now) -> OperatorPage:
    """Return what the operator's page shows, in seven queries."""
    at = now()
    with database.read() as tx:
        queues = tx.queues.state()
        waiting = tx.queues.longest_waiting(WAITING_SHOWN)
        faults = tx.faults.latest(FAULTS_SHOWN)
        hosts = tx.hosts.live(REMEMBERED)
        backed_up_at = last_backup(tx.audit)
        newest = tx.runs.latest_of(sorted({fault.submission_id for fault in faults if fault.ended}))
    retriable = {run.id for run in newest.values() if may_retry(run)}
    said = _said(vitals, at)
    return OperatorPage(
        at=at,
        queues=queues,
        waiting=tuple(run for run in waiting if at - run.since > TOO_LONG),
        hosts=tuple(HostLine(host, (said or {}).get(host.host.id)) for host in hosts),
        redis_answers=said is not None,
        faults=tuple(FaultLine(one, can_retry=one.ended and one.run_id in retriable) for one in faults),
        disks=disks(),
        backup_age=at - backed_up_at if backed_up_at else None,
    )


def _said(vitals: Vitals, at: datetime) -> dict[str, HostVitals] | None:
    try:
        return {host.host: host for host in vitals.hosts(at) if host.is_heard(at)}
    except QueueUnavailable:
        return None
