"""What every doorbell promises: the real one on RQ, and the fake that tests of the engine use."""

import pytest
import redis
from rq import Queue
from rq.serializers import JSONSerializer

from grader.adapters.redis.doorbell import JOB, RqDoorbell
from grader.domain.errors import QueueUnavailable
from grader.domain.queue.queues import QueueName
from grader.engine.ports.queue import Doorbell
from tests.fakes.doorbell import FakeDoorbell

FIRST, SECOND = "7K3F9QA0B1", "N3F9QA0B12"


@pytest.fixture(params=["fake", "real"])
def either(request: pytest.FixtureRequest) -> Doorbell:
    """Return one of the two."""
    if request.param == "fake":
        return FakeDoorbell()
    return RqDoorbell(request.getfixturevalue("connection"))


@pytest.fixture(params=["fake", "real"])
def away(request: pytest.FixtureRequest) -> Doorbell:
    """Return one of the two whose Redis does not answer."""
    if request.param == "fake":
        return FakeDoorbell(down=True)
    return RqDoorbell(request.getfixturevalue("nobody"))


def test_a_rung_bell_waits_on_any_queue(either: Doorbell) -> None:
    either.ring({FIRST: QueueName.LIVE})
    either.ring({SECOND: QueueName.REGRADE, "THIRD": QueueName.LIVE})

    assert either.count() == 3


def test_ringing_for_nobody_rings_nothing(either: Doorbell) -> None:
    either.ring({})

    assert either.count() == 0


def test_ringing_for_nobody_needs_no_redis(away: Doorbell) -> None:
    away.ring({})


def test_nothing_waits_at_first(either: Doorbell) -> None:
    assert either.count() == 0


def test_ringing_twice_harms_nothing(either: Doorbell) -> None:
    either.ring({FIRST: QueueName.LIVE})
    either.ring({FIRST: QueueName.LIVE})

    assert either.count() == 2


def test_a_redis_that_is_away_cannot_ring(away: Doorbell) -> None:
    with pytest.raises(QueueUnavailable):
        away.ring({FIRST: QueueName.LIVE})


def test_a_redis_that_is_away_cannot_tell_what_waits(away: Doorbell) -> None:
    with pytest.raises(QueueUnavailable):
        away.count()


def test_only_the_id_crosses_the_queue_as_json(connection: redis.Redis) -> None:
    RqDoorbell(connection).ring({FIRST: QueueName.LIVE})

    (job,) = Queue("live", connection=connection, serializer=JSONSerializer).jobs
    assert (job.func_name, list(job.args), job.kwargs) == (JOB, [FIRST], {})
    assert job.retries_left is None


def test_a_lost_queue_holds_nothing(connection: redis.Redis) -> None:
    doorbell = RqDoorbell(connection)
    doorbell.ring({FIRST: QueueName.LIVE})

    connection.flushall()

    assert doorbell.count() == 0
