"""How the service does, for everybody: does it work, how soon do verdicts come, and what went wrong these days?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from grader.domain.operation.tally import Measure, Tally, by_step, hour_of, percentile
from grader.domain.people import Person, Role
from grader.domain.queue.hosts import slots_of
from grader.domain.queue.queues import QueueName
from grader.engine.operation.backup import OLD_AFTER, last_backup
from grader.engine.operation.measures import heard
from grader.engine.people.access import STAFF_ROLES
from grader.engine.ports.database import Database
from grader.engine.ports.operation import Disks, QueueState, Vitals
from grader.engine.ports.sources import Now
from grader.engine.queue.attendance import SILENT_AFTER

HOUR, DAY, DAYS_TOLD = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
SLOW_AFTER = timedelta(minutes=1)
HALF, MOST = 0.5, 0.95
WAITS = "SandboxUnavailable"
"""The fault of a run that finds no sandbox and waits on: many of it may be one outage."""


class Condition(StrEnum):
    """What people need to know first."""

    GOOD = "good"
    SLOW = "slow"
    """Somebody whose turn is next waits for more than a minute."""

    FULL = "full"
    """A disk has no room: pushes may be refused, and what is done may not be stored."""

    HALTED = "halted"
    """Hand-ins are taken and kept, but nothing grades them: no host takes work, or no bell is heard."""

    DOWN = "down"
    """The database does not answer: nothing can be taken or shown."""


@dataclass(frozen=True)
class Pace:
    """How soon verdicts came on what was pushed.

    Attributes:
        since: The beginning of the hour that is counted from.
        half: Half of them came within it; None of none.
        most: 95 % of them came within it; None of none.
    """

    since: datetime
    count: int
    half: timedelta | None
    most: timedelta | None


@dataclass(frozen=True)
class Trouble:
    """A day on which something of ours went wrong.

    Attributes:
        day: In the school's time zone.
        ended: Hand-ins that we could not grade; they cost nobody a try.
        tried_again: Test runs that broke off, and that we made again.
        waited: For some time there were no sandboxes, and hand-ins waited.
    """

    day: date
    ended: int
    tried_again: int
    waited: bool


@dataclass(frozen=True)
class ServiceStatus:
    """What the status page says.

    Attributes:
        paces: Over the last hour, and over the last day.
        waiting: Pushed hand-ins that wait now.
        longest_wait: Of those that stand in line; what its learner has replaced by a newer hand-in yields to it.
        troubles: Of the last seven days, newest first.
    """

    condition: Condition
    paces: tuple[Pace, ...] = ()
    waiting: int = 0
    longest_wait: timedelta = timedelta(0)
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True)
class LastBackup:
    """How the backups do.

    Attributes:
        at: When the last one was complete; None where none is known of.
        is_old: Somebody should look after them.
    """

    at: datetime | None
    is_old: bool


def last_backup_of(viewer: Person, *, database: Database, now: Now) -> LastBackup | None:
    """Return it for those who lead cohorts or run the server, and None for others."""
    if viewer.role not in STAFF_ROLES | {Role.OPERATOR}:
        return None
    with database.read() as tx:
        at = last_backup(tx.audit)
    return LastBackup(at, is_old=at is None or now() - at > OLD_AFTER)


def service_status(*, database: Database, vitals: Vitals, disks: Disks, now: Now, zone: tzinfo) -> ServiceStatus:
    """Return it from counts by the hour and what waits now: some hundred rows, however many hand-ins there are."""
    at = now()
    with database.read() as tx:
        live = next(state for state in tx.queues.state() if state.queue is QueueName.LIVE)
        slots = slots_of(tx.hosts.live(SILENT_AFTER))
        tallies = tx.tallies.since(hour_of(at - DAY))
        troubles = tx.tallies.troubles_since(hour_of(at - DAYS_TOLD))
    return ServiceStatus(
        condition=Condition.FULL
        if any(disk.is_full for disk in disks())
        else _condition(live, at, works=slots > 0 and heard(vitals, now) is not None),
        paces=tuple(_pace(tallies, hour_of(at - span)) for span in (HOUR, DAY)),
        waiting=live.waiting,
        longest_wait=live.longest_wait(at),
        troubles=_troubles(troubles, zone),
    )


def _condition(live: QueueState, at: datetime, *, works: bool) -> Condition:
    if not works:
        return Condition.HALTED
    return Condition.SLOW if live.longest_wait(at) > SLOW_AFTER else Condition.GOOD


def _pace(tallies: Iterable[Tally], since: datetime) -> Pace:
    counts = by_step(
        one for one in tallies if one.measure is Measure.VERDICT and one.queue == QueueName.LIVE and one.hour >= since
    )
    return Pace(since, sum(counts.values()), percentile(counts, HALF), percentile(counts, MOST))


def _troubles(tallies: Iterable[Tally], zone: tzinfo) -> tuple[Trouble, ...]:
    days: dict[date, list[Tally]] = defaultdict(list)
    for one in tallies:
        days[one.hour.astimezone(zone).date()].append(one)
    return tuple(_trouble(day, days[day]) for day in sorted(days, reverse=True))


def _trouble(day: date, tallies: Sequence[Tally]) -> Trouble:
    faults = [one for one in tallies if one.measure is Measure.FAULT]
    ended = sum(one.count for one in tallies if one.measure is Measure.VERDICT)
    return Trouble(
        day,
        ended=ended,
        tried_again=max(0, sum(one.count for one in faults if one.word != WAITS) - ended),
        waited=any(one.word == WAITS for one in faults),
    )
