"""What happens to a run, told as it happens to somebody who waits for it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from grader.domain.errors import QueueUnavailable
from grader.domain.grading.report import CheckReport
from grader.domain.grading.run import Run
from grader.domain.queue.outlook import Outlook
from grader.domain.queue.queues import QueueName
from grader.domain.verdicts import RunState
from grader.engine.ports.database import Database
from grader.engine.ports.grading import Announcer
from grader.engine.queue.outlooks import outlook_of

LISTEN = timedelta(seconds=1)
PATIENCE = timedelta(seconds=3)
"""How long a run may wait before we say that it waits."""

TOLD_EVERY = timedelta(seconds=10)
CROWD = 30
"""Fewer runs than this begin soon enough not to be counted for each push."""

AWAY = Outlook(0, ours=True)

REFUSALS = 2
"""How often no sandbox was to be had before we say that our side is away; once may be the moment of a restart."""


@dataclass(frozen=True)
class CheckLanded:
    """A check's outcome; provisional until the verdict."""

    check: CheckReport


@dataclass(frozen=True)
class StillWaiting:
    """The run has not begun; how things stand for it, told again when that has changed."""

    outlook: Outlook


@dataclass(frozen=True)
class TooLong:
    """The run waits for longer than we follow, so we stop at once."""

    outlook: Outlook


@dataclass(frozen=True)
class Finished:
    """The run ended; its result is in it."""

    run: Run


@dataclass(frozen=True)
class StillRunning:
    """We stop following; the run goes on."""


Step = CheckLanded | StillWaiting | TooLong | Finished | StillRunning


def follow(
    run_id: str,
    *,
    database: Database,
    announcer: Announcer,
    limit: timedelta,
    monotonic: Callable[[], float] = time.monotonic,
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[Step]:
    """Yield what happens to a run until it ends, until our own side is away, or until the limit.

    Events make it lively; the end is what the database says, asked at each silence of a second and at the limit, so
    that a worker that dies before it announces its verdict keeps it from nobody.
    """
    began, cursor, refused, tell = monotonic(), "", 0, _Teller(run_id, database, limit)
    if isinstance(hopeless := tell.at_once(), TooLong):
        yield hopeless
        return
    while (elapsed := monotonic() - began) < limit.total_seconds():
        try:
            events = announcer.listen(run_id, cursor, LISTEN)
        except QueueUnavailable:
            yield from _without_events(run_id, database, pause)
            return
        cursor = events[-1].cursor if events else cursor
        yield from (CheckLanded(event.check) for event in events if event.check is not None)
        run = _look(run_id, database) if not events or events[-1].kind != "check" else None
        refused += sum(event.kind == "waiting" for event in events)
        if step := tell.at(elapsed, run, refused):
            yield step
            if not isinstance(step, StillWaiting) or (step.outlook.ours and not step.outlook.nobody):
                return
    yield _ended(run_id, database) or StillRunning()


class _Teller:
    """Knows when somebody who waits is to be told how things stand, and what they were told last."""

    def __init__(self, run_id: str, database: Database, limit: timedelta) -> None:
        self._run_id = run_id
        self._database = database
        self._limit = limit
        self._next = PATIENCE
        self._told: tuple[int, bool] | None = None

    def at_once(self) -> StillWaiting | TooLong | None:
        """Return how things stand where so many runs wait that it is worth its time to look; None elsewhere."""
        with self._database.read() as tx:
            crowded = tx.line.count([QueueName.LIVE], CROWD) == CROWD
        return self.how_it_waits() if crowded else None

    def at(self, seconds: float, run: Run | None, refused: int) -> Finished | StillWaiting | TooLong | None:
        """Return what to tell of a run after so long; None where there is nothing new."""
        if run is not None and run.state is RunState.FINISHED:
            return Finished(run)
        if refused >= REFUSALS:
            return StillWaiting(AWAY)
        if run is None or run.state is not RunState.QUEUED or seconds < self._next.total_seconds():
            return None
        self._next = timedelta(seconds=seconds) + TOLD_EVERY
        step = self.how_it_waits()
        news = None if step is None else (step.outlook.before, step.outlook.ours)
        if news == self._told:
            return None
        self._told = news
        return step

    def how_it_waits(self) -> StillWaiting | TooLong | None:
        """Return how things stand for a run that waits; None for any other."""
        with self._database.read() as tx:
            run = tx.runs.get(self._run_id)
            if run is None or run.state is not RunState.QUEUED or run.is_held:
                return None
            outlook = outlook_of(run, tx)
        too_long = outlook.more or (outlook.wait is not None and outlook.wait > self._limit)
        return TooLong(outlook) if too_long and not outlook.ours else StillWaiting(outlook)


def _without_events(run_id: str, database: Database, pause: Callable[[float], None]) -> Iterator[Step]:
    """Without Redis nothing is told live, and nothing new begins: look once more, then say that it waits."""
    pause(LISTEN.total_seconds())
    yield _ended(run_id, database) or StillWaiting(AWAY)


def _ended(run_id: str, database: Database) -> Finished | None:
    run = _look(run_id, database)
    return Finished(run) if run is not None and run.state is RunState.FINISHED else None


def _look(run_id: str, database: Database) -> Run | None:
    with database.read() as tx:
        return tx.runs.get(run_id)
