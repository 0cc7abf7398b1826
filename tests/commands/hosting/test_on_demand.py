"""A process of a worker host's own: started when something waits, one at a time, and left at rest after a bad end."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from grader.commands.hosting.on_demand import REST_SECONDS, OnDemand
from tests.commands.hosting.test_serving import eventually


@dataclass
class Host:
    """What decides whether it is started.

    Attributes:
        asked: How often it was asked for, while it could be started.
        ends: The statuses of those that did not end well.
    """

    waits: bool = True
    at: float = 0.0
    asked: int = field(default=0, init=False)
    ends: list[int] = field(default_factory=list)

    def awaited(self) -> bool:
        """Tell whether something waits."""
        self.asked += 1
        return self.waits

    def clock(self) -> float:
        """Return the time."""
        return self.at


@pytest.fixture
def host() -> Host:
    """Return a host on which something waits."""
    return Host()


@pytest.fixture
def started(host: Host) -> Iterator[Callable[[str], OnDemand]]:
    """Yield what starts a program as the process that proves, and end it afterwards."""
    made: list[OnDemand] = []

    def start(program: str) -> OnDemand:
        made.append(
            OnDemand(
                "-c",
                program,
                environment=os.environ,
                awaited=host.awaited,
                not_done=host.ends.append,
                monotonic=host.clock,
            )
        )
        made[-1].tend()
        return made[-1]

    yield start
    for one in made:
        one.stop()


def test_it_runs_once_while_something_waits_and_ends_with_the_host(
    host: Host, started: Callable[[str], OnDemand]
) -> None:
    proving = started("import time; time.sleep(600)")
    proving.tend()

    assert (proving.is_running, host.asked) == (True, 1)
    proving.stop()
    assert not proving.is_running


def test_it_is_not_started_for_nothing(host: Host, started: Callable[[str], OnDemand]) -> None:
    host.waits = False

    assert not started("pass").is_running


def test_it_rests_after_a_bad_end_and_not_after_a_good_one(host: Host, started: Callable[[str], OnDemand]) -> None:
    good, bad = started("pass"), started("raise SystemExit(3)")
    assert eventually(lambda: not (good.is_running or bad.is_running))
    host.asked = 0

    for proving in (good, bad):
        proving.tend()
    at_once, host.at = host.asked, REST_SECONDS
    bad.tend()

    assert (at_once, host.asked, host.ends) == (1, 2, [3])
