"""What every live view promises: the real one on Redis, and the fake that tests of the engine use."""

import time
from datetime import timedelta

import pytest
import redis

from grader.adapters.redis.announcer import KEPT, MAX_EVENTS, RedisAnnouncer
from grader.domain.errors import QueueUnavailable
from grader.domain.grading.report import CheckReport
from grader.domain.text import Message
from grader.domain.verdicts import Outcome, Reason
from grader.engine.ports.grading import Announcer, Event
from tests.fakes.announcer import FakeAnnouncer

SOON = timedelta(milliseconds=30)
FAILED = CheckReport(
    "uses-name",
    Outcome.FAILED,
    Reason.CHECK_FAILED,
    Message("raised", {"line": 3, "type": None, "file": "é漢\x1b\ud800.py"}, "ValueError: \0"),
    expected="'Bonjour Ada !'",
    actual="",
    output="x" * 10_000,
    duration=timedelta(milliseconds=12),
)


@pytest.fixture(params=["fake", "real"])
def either(request: pytest.FixtureRequest) -> Announcer:
    """Return one of the two."""
    if request.param == "fake":
        return FakeAnnouncer()
    return RedisAnnouncer(request.getfixturevalue("connection"))


@pytest.fixture(params=["fake", "real"])
def away(request: pytest.FixtureRequest) -> Announcer:
    """Return one of the two whose Redis does not answer."""
    if request.param == "fake":
        return FakeAnnouncer(down=True)
    return RedisAnnouncer(request.getfixturevalue("nobody"))


def kinds(events: tuple[Event, ...]) -> list[str]:
    """Return what happened."""
    return [event.kind for event in events]


def test_events_are_heard_in_order_from_the_beginning(either: Announcer) -> None:
    for kind in ("started", "waiting", "finished"):
        either.announce("U1", Event(kind))

    assert kinds(either.listen("U1", "", SOON)) == ["started", "waiting", "finished"]


def test_the_newest_event_is_known_by_its_cursor(either: Announcer) -> None:
    before = either.newest("U1")
    for kind in ("started", "waiting"):
        either.announce("U1", Event(kind))

    assert (before, either.newest("U1")) == ("", either.listen("U1", "", SOON)[-1].cursor)


def test_nothing_is_newest_where_no_redis_answers(away: Announcer) -> None:
    assert away.newest("U1") == ""


def test_listening_goes_on_after_the_last_event(either: Announcer) -> None:
    either.announce("U1", Event("started"))
    cursor = either.listen("U1", "", SOON)[-1].cursor
    either.announce("U1", Event("finished"))

    assert kinds(either.listen("U1", cursor, SOON)) == ["finished"]


def test_a_check_arrives_as_it_was_sent(either: Announcer) -> None:
    either.announce("U1", Event("check", check=FAILED))

    assert either.listen("U1", "", SOON)[0].check == FAILED


def test_one_run_hears_nothing_of_another(either: Announcer) -> None:
    either.announce("U1", Event("started"))

    assert either.listen("U2", "", SOON) == ()


def test_listening_to_silence_ends_with_nothing(either: Announcer) -> None:
    assert either.listen("U1", "", SOON) == ()


def test_an_event_that_nobody_can_take_is_dropped(away: Announcer) -> None:
    away.announce("U1", Event("started"))


def test_listening_to_a_redis_that_is_away_says_so(away: Announcer) -> None:
    with pytest.raises(QueueUnavailable):
        away.listen("U1", "", SOON)


def test_listening_waits_for_what_is_about_to_happen(connection: redis.Redis) -> None:
    began = time.monotonic()

    RedisAnnouncer(connection).listen("U1", "", timedelta(milliseconds=200))

    assert time.monotonic() - began > 0.15


def test_a_stream_is_kept_for_an_hour_and_no_longer(connection: redis.Redis) -> None:
    RedisAnnouncer(connection).announce("U1", Event("started"))

    assert 0 < int(connection.ttl("run:U1")) <= KEPT.total_seconds()


def test_a_stream_is_capped(connection: redis.Redis) -> None:
    announcer = RedisAnnouncer(connection)

    for _ in range(MAX_EVENTS + 200):
        announcer.announce("U1", Event("check"))

    assert int(connection.xlen("run:U1")) <= MAX_EVENTS + 100


def test_a_check_in_the_words_of_another_version_is_passed_over(connection: redis.Redis) -> None:
    connection.xadd("run:U1", {"kind": "check", "check": '{"id": "a", "result": "ok"}'})

    assert RedisAnnouncer(connection).listen("U1", "", SOON)[0].check is None
