"""How things stand for whoever waits, by the rule of the claim; and whether more can be answered at all."""

from dataclasses import dataclass
from datetime import timedelta

from grader.domain.errors import QueueFull
from grader.domain.grading.run import Run
from grader.domain.people import Person
from grader.domain.queue.hosts import slots_of
from grader.domain.queue.outlook import Outlook, wait_of
from grader.domain.queue.queues import QueueName
from grader.domain.queue.turns import count_before
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.operation import QueueState
from grader.engine.queue.attendance import SILENT_AFTER

COUNTED = 500
"""Runs that are looked at one by one; beyond, "more than so many" is said."""

SOONEST, LATEST = timedelta(seconds=10), timedelta(minutes=10)
"""Between these a refused caller is asked to come back."""

OWN_SHOWN = 20


@dataclass(frozen=True)
class QueuesSeen:
    """How the queues stand, as somebody sees them.

    Attributes:
        slots: How many runs are under way at once.
        come_back: After how long to hand in again, where no more is taken now; None where there is room.
        own: Those of one's own hand-ins that wait, the next to go first, 20 at most.
    """

    queues: tuple[QueueState, ...]
    slots: int
    come_back: timedelta | None
    own: tuple[tuple[Run, Outlook], ...]


def queues_seen(viewer: Person, *, limit: int, database: Database) -> QueuesSeen:
    """Return how the queues stand, and how things stand for what the viewer has in them.

    Args:
        limit: How many waiting runs are too many.
    """
    with database.read() as tx:
        places = [place.id for place in tx.cohorts.enrollments_of_person(viewer.id)]
        own = [(run, outlook_of(run, tx)) for run in tx.runs.waiting_of(places, OWN_SHOWN)]
        return QueuesSeen(
            queues=tx.queues.state(),
            slots=slots_of(tx.hosts.live(SILENT_AFTER)),
            come_back=time_to_come_back(limit, tx),
            own=tuple(sorted(own, key=lambda one: one[1].before)),
        )


def outlook_of(run: Run, tx: Transaction) -> Outlook:
    """Return the outlook of a run that waits; some milliseconds, however long the queue."""
    hosts = tx.hosts.live(SILENT_AFTER)
    slots = slots_of(hosts)
    order = list(QueueName)
    first = order[: order.index(run.queue)]
    counted = tx.line.count([*first, run.queue], COUNTED + 1)
    more = counted > COUNTED
    before = COUNTED if more else tx.line.count(first, COUNTED) + _before(run, tx)
    wait = wait_of(before, slots=slots, usual=tx.line.usual_time())
    return Outlook(before, more, wait, ours=not slots, nobody=not hosts)


def refuse_when_full(limit: int, tx: Transaction) -> None:
    """Go on only where there is room for one more hand-in that a program can send again; pushes are always taken.

    Raises:
        QueueFull: `limit` runs wait, as far as this process knew a moment ago.
    """
    come_back = time_to_come_back(limit, tx)
    if come_back is not None:
        raise QueueFull(come_back)


def time_to_come_back(limit: int, tx: Transaction) -> timedelta | None:
    """Return after how long to try again where `limit` runs wait already; None where there is room."""
    if not tx.line.is_full(limit):
        return None
    wait = wait_of(limit, slots=slots_of(tx.hosts.live(SILENT_AFTER)), usual=tx.line.usual_time())
    return LATEST if wait is None else min(max(wait / 10, SOONEST), LATEST)


def _before(run: Run, tx: Transaction) -> int:
    own, waiting = tx.line.own_order(run), tx.line.waiting(run.queue)
    learner = next((one.enrollment_id for one in waiting if one.run_id == run.id), None)
    if learner is None:
        return 0
    return count_before(own.index(run.id) + 1, learner, waiting, tx.line.busy(run.queue))
