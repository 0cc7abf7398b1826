"""Everything that is measured, read where it is kept when somebody asks: counts, queues, and what hosts say."""

from dataclasses import dataclass
from datetime import timedelta

from grader.domain.errors import PlatformError, QueueUnavailable
from grader.domain.operation.tally import Tally, hour_of
from grader.engine.ports.database import Database
from grader.engine.ports.operation import HostVitals, QueueState, Vitals
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
        hosts: Those that are heard; None while Redis is away.
    """

    queues: tuple[QueueState, ...] | None
    tallies: tuple[Tally, ...] | None
    hosts: tuple[HostVitals, ...] | None


def measure(*, database: Database, vitals: Vitals, now: Now) -> Measures:
    """Return what is measured, as far as the parts answer."""
    queues, tallies = None, None
    try:
        with database.read() as tx:
            queues, tallies = tx.queues.state(), tx.tallies.totals()
    except PlatformError:
        pass  # the measures say so: that is what they are for
    return Measures(queues, tallies, heard(vitals, now))


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
