"""What hosts come to together."""

from datetime import UTC, datetime, timedelta

import pytest

from grader.domain.queue.hosts import Host, HostProblem, LiveHost, images_in_use, slots_of

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def live(
    name: str, digest: str, *, slots: int = 2, problem: HostProblem | None = None, draining: bool = False
) -> LiveHost:
    """Return a host; those named later in the alphabet started later."""
    started_at = NOON + timedelta(minutes=ord(name[0]))
    images = {"python": digest} if digest else {}
    return LiveHost(Host(name, started_at, slots, problem, images), timedelta(0), draining)


def test_only_hosts_that_take_work_have_slots() -> None:
    hosts = [
        live("a", "d"),
        live("b", "d", problem=HostProblem.ENGINE),
        live("c", "d", draining=True),
        live("e", "d", slots=3),
    ]

    assert slots_of(hosts) == 5


@pytest.mark.parametrize(
    ("digests", "used"),
    [(["new", "old", "old"], "old"), (["old", "new", "new"], "new"), (["old", "new"], "old"), (["", "new"], "new")],
)
def test_most_hosts_decide_which_image_is_used_and_of_two_the_longest_up(digests: list[str], used: str) -> None:
    hosts = [live(name, digest) for name, digest in zip("abc", digests, strict=False)]

    assert images_in_use(reversed(hosts)) == {"python": used}


def test_without_hosts_no_image_is_used() -> None:
    assert images_in_use([]) == {}
