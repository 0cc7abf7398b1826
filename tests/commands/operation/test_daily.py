"""A worker host's daily work starts some minutes after it, once a day, and holds nobody up."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.commands.operation.daily import DAY_SECONDS, FIRST_AFTER_SECONDS, Daily

pytestmark = pytest.mark.slow
NOTE = "import sys, pathlib; pathlib.Path(sys.argv[1]).open('a').write('x')"
ENDLESS = "import time; time.sleep(600)"


class Clock:
    """A clock that is moved by hand."""

    seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def daily(tmp_path: Path, clock: Clock) -> Iterator[Daily]:
    daily = Daily("-c", NOTE, str(tmp_path / "notes"), environment={}, monotonic=clock)
    yield daily
    daily.stop()


def times(daily: Daily, tmp_path: Path) -> int:
    """Return how often it was started, once what was started has ended."""
    while daily.is_running:
        time.sleep(0.02)
    return len((tmp_path / "notes").read_text()) if (tmp_path / "notes").exists() else 0


def test_it_does_not_start_with_the_host(daily: Daily, clock: Clock, tmp_path: Path) -> None:
    clock.seconds += FIRST_AFTER_SECONDS - 1
    daily.tend()

    assert times(daily, tmp_path) == 0


def test_it_starts_once_a_day(daily: Daily, clock: Clock, tmp_path: Path) -> None:
    counts = []
    for passed in (FIRST_AFTER_SECONDS, DAY_SECONDS - 1, 1):
        clock.seconds += passed
        daily.tend()
        counts.append(times(daily, tmp_path))
        daily.tend()

    assert counts == [1, 1, 2]


def test_one_that_runs_on_is_not_started_twice_and_ends_with_us(clock: Clock) -> None:
    daily = Daily("-c", ENDLESS, environment={}, monotonic=clock)
    clock.seconds += FIRST_AFTER_SECONDS
    daily.tend()
    first = daily.pid
    clock.seconds += DAY_SECONDS
    daily.tend()

    assert daily.pid == first
    daily.stop()
    assert not daily.is_running
