"""Everything that is measured, read where it is kept when somebody asks: counts, queues, and what hosts say."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from grader.domain.errors import PlatformError, QueueUnavailable
from grader.domain.operation.disk import Disk
from grader.domain.operation.tally import Tally, hour_of
from grader.engine.operation.backup import last_backup
from grader.engine.ports.database import Database
from grader.engine.ports.operation import Disks, HostVitals, QueueState, Vitals
from grader.engine.ports.sources import Now

COUNTED_BY_HOUR = timedelta(days=8)
"""How long hours are counted apart: a day longer than anything tells; what is older counts on without its hour."""

FAULTS_KEPT = timedelta(days=30)

AUDIT_KEPT = timedelta(days=365)
"""What the CNIL allows at most for logs of who did what."""


@dataclass(frozen=True)
class Measures:
    """What is known now.

    Attributes:
        queues: None while the database is away, and `tallies` too.
        tallies: Of all time.
        backed_up_at: When the last backup was complete; None of none.
        hosts: Those that are heard; None while Redis is away.
        disks: Of this host; none where one does not answer.
    """

    queues: tuple[QueueState, ...] | None
    tallies: tuple[Tally, ...] | None
    backed_up_at: datetime | None
    hosts: tuple[HostVitals, ...] | None
    disks: tuple[Disk, ...]


def measure(*, database: Database, vitals: Vitals, disks: Disks, now: Now) -> Measures:
    """Return what is measured, as far as the parts answer."""
    queues, tallies, backed_up_at = None, None, None
    try:
        with database.read() as tx:
            queues, tallies, backed_up_at = tx.queues.state(), tx.tallies.totals(), last_backup(tx.audit)
    except PlatformError:
        pass  # the measures say so: that is what they are for
    return Measures(queues, tallies, backed_up_at, heard(vitals, now), _that_answer(disks))


def _that_answer(disks: Disks) -> tuple[Disk, ...]:
    try:
        return disks()
    except PlatformError:
        return ()


def heard(vitals: Vitals, now: Now) -> tuple[HostVitals, ...] | None:
    """Return the hosts that spoke a moment ago; None where nobody can tell."""
    at = now()
    try:
        return tuple(host for host in vitals.hosts(at) if host.is_heard(at))
    except QueueUnavailable:
        return None


def fold_old(*, database: Database, now: Now) -> None:
    """Keep the counts small; a read where there is nothing to fold."""
    oldest = hour_of(now()) - COUNTED_BY_HOUR
    with database.read() as tx:
        if not tx.tallies.has_before(oldest):
            return
    with database.begin() as tx:
        tx.faults.forget(now() - FAULTS_KEPT)
        tx.audit.forget(now() - AUDIT_KEPT)
        tx.tallies.fold(oldest)
