"""What the log says of disks: each change once, however often one looks."""

from collections.abc import Callable

import pytest
from structlog.testing import capture_logs

from grader.domain.operation.disk import NEEDED_BYTES, Disk, DiskState
from grader.engine.operation.disk_watch import DiskWatch
from tests.fakes.disks import FakeDisks

Told = Callable[..., list[str]]


@pytest.fixture
def disks() -> FakeDisks:
    return FakeDisks()


@pytest.fixture
def told(disks: FakeDisks) -> Told:
    """Return what looks three times at each of these states, and gives the names of the events."""
    watch = DiskWatch(disks)

    def look(*used: float) -> list[str]:
        with capture_logs() as events:
            for one in used:
                disks.fill(one)
                for _ in range(3):
                    watch.look()
        return [event["event"] for event in events]

    return look


def test_a_roomy_disk_is_nothing_to_talk_about(told: Told) -> None:
    assert told(0.1, 0.5, 0.89) == []


def test_each_change_is_told_once(told: Told) -> None:
    assert told(0.9, 0.95, 1, 0.92, 0.3) == ["disk_filling", "disk_full", "disk_filling", "disk_has_room"]


def test_a_disk_that_does_not_answer_is_told_once(disks: FakeDisks, told: Told) -> None:
    disks.down = True

    assert told(0.5, 1) == ["disk_away"]


@pytest.mark.parametrize(
    ("used", "free_bytes", "free_entries", "state"),
    [
        (0.5, NEEDED_BYTES, 1_000, DiskState.ROOMY),
        (0.5, NEEDED_BYTES - 1, 1_000, DiskState.FULL),
        (0.5, NEEDED_BYTES, 999, DiskState.FULL),
        (0.9, NEEDED_BYTES, None, DiskState.FILLING),
        (0.999, 1000 * NEEDED_BYTES, None, DiskState.FILLING),
    ],
)
def test_a_disk_is_full_where_the_largest_push_has_no_room(
    used: float, free_bytes: int, free_entries: int | None, state: DiskState
) -> None:
    assert Disk("data", used, free_bytes, free_entries).state is state
