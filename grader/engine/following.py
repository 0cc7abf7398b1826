"""What happens to a run, told as it happens to somebody who waits for it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from grader.domain.errors import QueueUnavailable
from grader.domain.report import CheckReport
from grader.domain.submission import Run
from grader.domain.verdict import RunState
from grader.engine.ports import Announcer, Database

LISTEN = timedelta(seconds=1)
PATIENCE = timedelta(seconds=3)
"""How long a run may wait before we say that it waits."""


@dataclass(frozen=True)
class CheckLanded:
    """A check's outcome; provisional until the verdict."""

    check: CheckReport


@dataclass(frozen=True)
class Waiting:
    """The run has not begun. `ours` tells that a part of ours is away; None before: the runs ahead of it."""

    ours: bool
    ahead: int = 0


@dataclass(frozen=True)
class Finished:
    """The run ended; its result is in it."""

    run: Run


@dataclass(frozen=True)
class StillRunning:
    """We stop following; the run goes on."""


Step = CheckLanded | Waiting | Finished | StillRunning


def follow(
    run_id: str,
    *,
    database: Database,
    announcer: Announcer,
    limit: timedelta,
    monotonic: Callable[[], float] = time.monotonic,
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[Step]:
    """Yield what happens to a run until it ends, until our own side is away, or until the limit."""
    began, cursor, told = monotonic(), "", False
    while monotonic() - began < limit.total_seconds():
        try:
            events = announcer.listen(run_id, cursor, LISTEN)
        except QueueUnavailable:
            yield from _without_events(run_id, database, pause)
            return
        cursor = events[-1].cursor if events else cursor
        yield from (CheckLanded(event.check) for event in events if event.check is not None)
        run = _look(run_id, database) if not events or events[-1].kind != "check" else None
        if run is not None and run.state is RunState.FINISHED:
            yield Finished(run)
            return
        if any(event.kind == "waiting" for event in events):
            yield Waiting(ours=True)
            return
        waits = run is not None and run.state is RunState.QUEUED
        if waits and not told and monotonic() - began > PATIENCE.total_seconds():
            told = True
            yield Waiting(ours=False, ahead=_ahead(run, database))
    yield StillRunning()


def _without_events(run_id: str, database: Database, pause: Callable[[float], None]) -> Iterator[Step]:
    """Without Redis nothing is told live, and nothing new begins: look once more, then say that it waits."""
    pause(LISTEN.total_seconds())
    run = _look(run_id, database)
    if run is not None and run.state is RunState.FINISHED:
        yield Finished(run)
    else:
        yield Waiting(ours=True)


def _look(run_id: str, database: Database) -> Run | None:
    with database.read() as tx:
        return tx.runs.get(run_id)


def _ahead(run: Run | None, database: Database) -> int:
    if run is None:
        return 0
    with database.read() as tx:
        return tx.runs.count_before(run)
