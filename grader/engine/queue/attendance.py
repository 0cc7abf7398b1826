"""A host's attendance: it joins, says again and again that it lives, learns whether it may work, and leaves."""

from dataclasses import dataclass, replace
from datetime import timedelta

from grader.domain.queue.hosts import Host, HostProblem, LiveHost, images_in_use
from grader.engine.ports.database import Database

SILENT_AFTER = timedelta(seconds=10)
"""A host that was not heard of for so long counts as dead; it beats every two seconds."""


@dataclass(frozen=True)
class Duty:
    """What a host has to do until its next beat.

    Attributes:
        problem: Why it may take no work, or None.
        draining: It was asked to end what it has, and to leave.
        leads: It is the one that looks for what was lost on its way.
    """

    problem: HostProblem | None
    draining: bool
    leads: bool

    @property
    def takes_work(self) -> bool:
        """Tell whether it may take runs."""
        return self.problem is None and not self.draining


def join(host: Host, *, database: Database) -> None:
    """Store a host whose worker has just started."""
    with database.begin() as tx:
        tx.hosts.join(host)


def beat(host: Host, *, database: Database) -> Duty:
    """Say that a host lives, and return what it has to do; one that was forgotten joins again.

    A host with another image than most takes no work: see `images_in_use`.
    """
    with database.begin() as tx:
        others = {one.host.id: one for one in tx.hosts.live(SILENT_AFTER)}
        known = others.get(host.id)
        present = LiveHost(host, timedelta(0), draining=known.draining if known else False)
        everybody = list((others | {host.id: present}).values())
        differs = any(
            host.images[runner] != digest
            for runner, digest in images_in_use(everybody).items()
            if runner in host.images
        )
        told = replace(host, problem=host.problem or (HostProblem.IMAGE if differs else None))
        if not tx.hosts.beat(told):
            tx.hosts.join(told)
    first = min(everybody, key=lambda one: (one.host.started_at, one.host.id))
    return Duty(told.problem, present.draining, leads=first is present)


def leave(host: Host, *, database: Database) -> None:
    """Forget a host that ends."""
    with database.begin() as tx:
        tx.hosts.leave(host.id)


def drain(host_id: str, *, database: Database) -> bool:
    """Ask a host to end what it has, take nothing more, and leave; False when there is none of that name."""
    with database.begin() as tx:
        return tx.hosts.drain(host_id)


def live_hosts(*, database: Database) -> tuple[LiveHost, ...]:
    """Return the hosts that live, the longest up first, with the ids of their runs."""
    with database.read() as tx:
        return tx.hosts.live(SILENT_AFTER)
