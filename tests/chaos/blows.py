"""The blows: each strikes one part of a running installation, and leaves it as whoever looks after it would."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from tests.chaos.inside.points import POINTS, WEB, Point, named
from tests.chaos.site import FAKETIME, Site
from tests.chaos.traps import Stopped, parent
from tests.e2e.processes import eventually

REACHED_SECONDS = 90.0
"""How long a trap waits for a process to come by: under this load one does in a moment, on a slow machine in some."""

AWAY_SECONDS = 3.0
"""How long a part that was killed is away."""

FULL_SECONDS = 6.0
STOPPED_SECONDS = 30.0
JUMP_SECONDS = 3600
JUMPED_SECONDS = 5.0


Place = TypeVar("Place")


@dataclass(frozen=True)
class Struck:
    """A blow that hit; moments are those of `time.monotonic`.

    Attributes:
        about: The run or commit that the process was at work on; empty when it hit whatever was under way.
    """

    name: str
    at: float
    healed_at: float
    about: str = ""


@dataclass(frozen=True)
class Blow(Generic[Place]):
    """A blow by name.

    Attributes:
        strike: Returns None when nothing came by.
        is_slow: It takes half a minute, so it falls in the first round only.
    """

    name: str
    strike: Callable[[Place], Struck | None]
    is_slow: bool = False


def at_point(point: Point, site: Site) -> Struck | None:
    """Kill, at a point, the process alone, what it came of, or the whole service, in turn."""
    stopped = site.traps.spring(point, REACHED_SECONDS)
    if stopped is None:
        return None
    at = time.monotonic()
    if point.program == WEB:
        (_kill_process if site.turn(point.name, 2) else _kill_web)(stopped, site)
    else:
        (_kill_worker, _kill_process, _kill_parent)[site.turn(point.name, 3)](stopped, site)
    return Struck(point.name, at, time.monotonic(), stopped.about)


def stop_for_a_while(point: Point, site: Site) -> Struck | None:
    """Stop a job for longer than its lease, and let it go on: what it then says must not count."""
    stopped = site.traps.spring(point, REACHED_SECONDS)
    if stopped is None:
        return None
    at = time.monotonic()
    time.sleep(STOPPED_SECONDS)
    stopped.resume()
    return Struck("worker stopped 30 s, then continued", at, time.monotonic(), stopped.about)


def kill_web(site: Site) -> Struck:
    """Kill the web process wherever it is."""
    at = time.monotonic()
    site.restart_web()
    return Struck("web process, kill -9", at, time.monotonic())


def kill_worker(site: Site) -> Struck:
    """Kill the worker service wherever it is, with all that came of it."""
    at = time.monotonic()
    site.restart_worker()
    return Struck("worker service, kill -9", at, time.monotonic())


def kill_redis(site: Site) -> Struck:
    """Kill Redis, and start it again after a while."""
    at = time.monotonic()
    site.kill_redis()
    time.sleep(AWAY_SECONDS)
    site.school.redis.start()
    return Struck("Redis, kill -9", at, time.monotonic())


def flush_redis(site: Site) -> Struck:
    """Have Redis forget everything."""
    at = time.monotonic()
    site.school.forget_the_queue()
    return Struck("Redis, FLUSHALL", at, time.monotonic())


def restart_engine(site: Site) -> Struck:
    """Restart the Docker Engine, killed or ended gently in turn."""
    at = time.monotonic()
    site.engine.stop((signal.SIGKILL, signal.SIGTERM)[site.turn("engine", 2)])
    site.engine.start()
    return Struck("engine restarted", at, time.monotonic())


def fill_disk(site: Site) -> Struck:
    """Have no byte left on the disk for a while."""
    at = time.monotonic()
    site.disk.fill()
    time.sleep(FULL_SECONDS)
    site.disk.empty()
    site.mend()
    return Struck("disk full", at, time.monotonic())


def jump_clock(site: Site) -> Struck:
    """Have the worker's clock jump an hour ahead and back, under `faketime`; the web's stays right."""
    offset = site.disk.folder / "offset"
    offset.write_text("+0\n")
    site.school.worker.start(
        LD_PRELOAD=str(FAKETIME[0]),
        FAKETIME_TIMESTAMP_FILE=str(offset),
        FAKETIME_CACHE_DURATION="1",
        FAKETIME_DONT_FAKE_MONOTONIC="1",  # a clock that is set does not move the one that durations are taken from
    )
    site.school.until_ready()
    at = time.monotonic()
    for jump in (f"+{JUMP_SECONDS}", "+0"):
        offset.write_text(f"{jump}\n")
        time.sleep(JUMPED_SECONDS)
    healed_at = time.monotonic()
    site.school.start()
    return Struck("clock of the worker, an hour ahead and back", at, healed_at)


BLOWS = (
    *(Blow(point.name, partial(at_point, point)) for point in POINTS),
    Blow("web process, kill -9", kill_web),
    Blow("worker service, kill -9", kill_worker),
    Blow("Redis, kill -9", kill_redis),
    Blow("Redis, FLUSHALL", flush_redis),
    Blow("engine restarted", restart_engine, is_slow=True),
    Blow("worker stopped 30 s, then continued", partial(stop_for_a_while, named("after the last frame")), is_slow=True),
    Blow("disk full", fill_disk, is_slow=True),
    Blow("clock of the worker, an hour ahead and back", jump_clock, is_slow=True),
)

SHORT = (
    "after the accept, before the bell",
    "between pop and claim",
    "after the claim",
    "after the last frame",
    "after the finish",
)
"""Those that no test of `tests/e2e/test_faults.py` strikes alone: for a run of a minute."""


def _kill_process(stopped: Stopped, _site: Site) -> None:
    os.kill(stopped.pid, signal.SIGKILL)


def _kill_parent(stopped: Stopped, site: Site) -> None:
    """Kill the service alone, which holds the sandboxes, let the worker that it started go on, and start another."""
    os.kill(parent(stopped.pid), signal.SIGKILL)
    stopped.resume()
    eventually(lambda: not site.school.worker.is_running, what="the end of the service")
    site.school.worker.start()


def _kill_web(_stopped: Stopped, site: Site) -> None:
    site.restart_web()


def _kill_worker(_stopped: Stopped, site: Site) -> None:
    site.restart_worker()
