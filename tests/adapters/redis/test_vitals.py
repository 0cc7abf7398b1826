"""What hosts' vitals promise: those in Redis, and the fake that tests of pages use."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import redis

from grader.adapters.redis.vitals import KEY, RedisVitals
from grader.domain.errors import QueueUnavailable
from grader.domain.operation.software import ImageCondition, ImageState
from grader.engine.ports.operation import HostVitals, Vitals
from tests.fakes.vitals import FakeVitals

MORNING = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
IMAGES = (
    ImageState("python", ImageCondition.READY, digest="ab" * 32, built_at=MORNING),
    ImageState("sql", ImageCondition.MISSING, on_demand=True),
)
LILLE = HostVitals("lille", MORNING, 2, {"fresh": 2, "leased": 1}, {"parked": 3}, "1.2.0", "29.1", IMAGES)


@pytest.fixture(params=["fake", "real"])
def either(request: pytest.FixtureRequest) -> Vitals:
    """Return one of the two."""
    return FakeVitals() if request.param == "fake" else RedisVitals(request.getfixturevalue("connection"))


@pytest.fixture(params=["fake", "real"])
def away(request: pytest.FixtureRequest) -> Vitals:
    """Return one of the two whose Redis does not answer."""
    fake = FakeVitals()
    fake.down = True
    return fake if request.param == "fake" else RedisVitals(request.getfixturevalue("nobody"))


def test_each_host_is_heard_with_what_it_said_last(either: Vitals) -> None:
    later = replace(LILLE, said_at=MORNING + timedelta(seconds=2), workers=1)

    for said in (LILLE, replace(LILLE, host="arras"), later):
        either.tell(said)

    assert either.hosts(MORNING) == (replace(LILLE, host="arras"), later)


def test_what_a_host_of_an_older_version_says_is_understood(connection: redis.Redis) -> None:
    old = {"said_at": MORNING.isoformat(), "workers": 2, "sandboxes": {}, "given": {}}
    connection.hset(KEY, "arras", json.dumps(old))

    (heard,) = RedisVitals(connection).hosts(MORNING)

    assert (heard.workers, heard.program, heard.images) == (2, "", ())


def test_a_host_is_forgotten_after_a_day_of_silence(either: Vitals) -> None:
    either.tell(LILLE)

    assert either.hosts(MORNING + timedelta(days=1)) == (LILLE,)
    assert either.hosts(MORNING + timedelta(days=1, seconds=1)) == ()


def test_what_is_forgotten_is_deleted(connection: redis.Redis) -> None:
    vitals = RedisVitals(connection)
    vitals.tell(LILLE)

    vitals.hosts(MORNING + timedelta(days=2))

    assert connection.exists(KEY) == 0


def test_a_host_whose_redis_is_away_goes_on(away: Vitals) -> None:
    away.tell(LILLE)

    with pytest.raises(QueueUnavailable):
        away.hosts(MORNING)


def test_a_host_is_heard_for_some_seconds() -> None:
    assert LILLE.is_heard(MORNING + timedelta(seconds=14))
    assert not LILLE.is_heard(MORNING + timedelta(seconds=15))
