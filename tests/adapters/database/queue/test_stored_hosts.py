"""The contract of `grader.engine.ports.queue.Hosts`."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.queue.hosts import Host, HostProblem, LiveHost

MINUTE = timedelta(minutes=1)
OVER = timedelta(seconds=-1)


@pytest.fixture
def atlas(database: SqlDatabase, morning: datetime) -> Host:
    """Return a host that has joined."""
    host = Host("atlas", morning, slots=2, images={"python": "d1"})
    with database.begin() as tx:
        tx.hosts.join(host)
    return host


def live(database: SqlDatabase, within: timedelta = MINUTE) -> tuple[LiveHost, ...]:
    """Return the hosts that are heard of."""
    with database.read() as tx:
        return tx.hosts.live(within)


def test_it_knows_a_host_that_joined(database: SqlDatabase, atlas: Host) -> None:
    (found,) = live(database)

    assert (found.host, found.draining, found.running) == (atlas, False, ())
    assert timedelta(0) <= found.silent_for < MINUTE


def test_it_forgets_a_host_that_is_silent(database: SqlDatabase, atlas: Host) -> None:
    assert live(database, OVER) == ()


def test_it_keeps_what_a_beat_says(database: SqlDatabase, atlas: Host) -> None:
    troubled = replace(atlas, slots=3, problem=HostProblem.ENGINE, images={})

    with database.begin() as tx:
        known = tx.hosts.beat(troubled)

    assert known
    assert [found.host for found in live(database)] == [troubled]


def test_it_takes_no_beat_of_a_stranger(database: SqlDatabase, morning: datetime) -> None:
    with database.begin() as tx:
        known = tx.hosts.beat(Host("nobody", morning, slots=1))

    assert (known, live(database)) == (False, ())


def test_it_keeps_the_wish_to_drain_until_the_host_joins_again(database: SqlDatabase, atlas: Host) -> None:
    wishes = []
    with database.begin() as tx:
        asked = [tx.hosts.drain(name) for name in ("atlas", "nobody")]
    for step in ("beat", "join"):
        with database.begin() as tx:
            getattr(tx.hosts, step)(atlas)
        wishes.append(live(database)[0].draining)

    assert (asked, wishes) == ([True, False], [True, False])


def test_it_forgets_a_host_that_left(database: SqlDatabase, atlas: Host) -> None:
    with database.begin() as tx:
        tx.hosts.leave("atlas")

    assert live(database) == ()


def test_it_lists_the_longest_up_first(database: SqlDatabase, atlas: Host) -> None:
    older = replace(atlas, id="zeus", started_at=atlas.started_at - MINUTE)

    with database.begin() as tx:
        tx.hosts.join(older)

    assert [found.host for found in live(database)] == [older, atlas]
