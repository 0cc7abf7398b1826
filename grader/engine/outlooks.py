"""How things stand for whoever waits, by the rule of the claim; and whether more can be answered at all."""

from datetime import timedelta

from grader.domain.host import slots_of
from grader.domain.outlook import Outlook, count_before, wait_of
from grader.domain.submission import QueueName, Run
from grader.engine.attendance import SILENT_AFTER
from grader.engine.ports import Database
from grader.engine.records import Transaction

COUNTED = 500
"""Runs that are looked at one by one; beyond, "more than so many" is said."""

SOONEST, LATEST = timedelta(seconds=10), timedelta(minutes=10)
"""Between these a refused caller is asked to come back."""


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


def time_to_come_back(limit: int, *, database: Database) -> timedelta | None:
    """Return after how long to try again where `limit` runs wait, so that no more is taken; None where there is room.

    Pushes are taken all the same: what is refused is what a program can send again.
    """
    with database.read() as tx:
        if tx.line.count(list(QueueName), limit) < limit:
            return None
        slots, usual = slots_of(tx.hosts.live(SILENT_AFTER)), tx.line.usual_time()
    wait = wait_of(limit, slots=slots, usual=usual)
    return LATEST if wait is None else min(max(wait / 10, SOONEST), LATEST)


def _before(run: Run, tx: Transaction) -> int:
    own, waiting = tx.line.own_order(run), tx.line.waiting(run.queue)
    learner = next((one.enrollment_id for one in waiting if one.run_id == run.id), None)
    if learner is None:
        return 0
    return count_before(own.index(run.id) + 1, learner, waiting, tx.line.busy(run.queue))
