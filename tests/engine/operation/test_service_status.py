"""The state of the service: does it work, how soon do answers come, what went wrong these days?"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from grader.domain.errors import SandboxUnavailable
from grader.domain.queue.hosts import Host, HostProblem
from grader.engine.operation.service_status import Condition, ServiceStatus, Trouble, service_status
from tests.engine.grading_school import BREAKS, SOLUTION, WRONG, School
from tests.fakes.disks import FakeDisks
from tests.fakes.vitals import FakeVitals

PARIS = ZoneInfo("Europe/Paris")
Look = Callable[[], ServiceStatus]


@pytest.fixture
def vitals(grading_school: School) -> FakeVitals:
    grading_school.join("lille")
    return FakeVitals()


@pytest.fixture
def disks() -> FakeDisks:
    return FakeDisks()


@pytest.fixture
def look(grading_school: School, vitals: FakeVitals, disks: FakeDisks) -> Look:
    parts = {"database": grading_school.database, "vitals": vitals, "disks": disks, "now": grading_school.clock}
    return lambda: service_status(**parts, zone=PARIS)


def grade(school: School, content: bytes, *, seconds: float = 1, handle: str = "ada") -> None:
    run = school.hand_in(content, handle).run.id
    school.clock.move(seconds=seconds)
    school.grade_to_the_end(run)


def test_a_quiet_school_works(look: Look) -> None:
    status = look()

    assert (status.condition, status.waiting, status.troubles) == (Condition.GOOD, 0, ())
    assert [(pace.count, pace.half, pace.most) for pace in status.paces] == [(0, None, None)] * 2


def test_it_tells_how_soon_half_and_most_answers_came(grading_school: School, look: Look) -> None:
    grade(grading_school, SOLUTION, seconds=1)

    hour, _ = look().paces

    assert hour.count == 1
    assert hour.half is not None
    assert timedelta(seconds=0.75) < hour.half <= timedelta(seconds=1)


def test_the_last_hour_forgets_what_the_last_day_knows(grading_school: School, look: Look) -> None:
    grade(grading_school, SOLUTION)
    grading_school.clock.move(hours=3)

    hour, day = look().paces

    assert (hour.count, day.count) == (0, 1)
    assert hour.since == datetime.fromisoformat("2026-11-23T11:00:00+00:00")


def test_somebody_who_waits_for_long_makes_it_slow(grading_school: School, look: Look) -> None:
    grading_school.hand_in()
    grading_school.clock.move(seconds=61)
    grading_school.join("lille")

    status = look()

    assert (status.condition, status.waiting) == (Condition.SLOW, 1)
    assert status.longest_wait == timedelta(seconds=61)


def test_what_a_newer_hand_in_replaced_does_not_make_it_slow(grading_school: School, look: Look) -> None:
    grading_school.hand_in(WRONG)
    grading_school.clock.move(seconds=61)
    grading_school.join("lille")
    grading_school.hand_in(SOLUTION)

    status = look()

    assert (status.condition, status.waiting, status.longest_wait) == (Condition.GOOD, 2, timedelta(0))


@pytest.mark.parametrize("step", ["problem", "draining"])
def test_where_no_host_takes_work_it_is_halted(grading_school: School, look: Look, step: str) -> None:
    with grading_school.database.begin() as tx:
        host = Host("lille", grading_school.clock(), 2, HostProblem.ENGINE if step == "problem" else None)
        tx.hosts.join(host)
        if step == "draining":
            tx.hosts.drain("lille")

    assert look().condition is Condition.HALTED


def test_without_workers_it_is_halted(grading_school: School, look: Look) -> None:
    grading_school.clock.move(seconds=16)

    assert look().condition is Condition.HALTED


def test_without_redis_it_is_halted(vitals: FakeVitals, look: Look) -> None:
    vitals.down = True

    assert look().condition is Condition.HALTED


def test_a_full_disk_is_said_before_anything_else(vitals: FakeVitals, disks: FakeDisks, look: Look) -> None:
    vitals.down = True
    disks.fill(1)

    assert look().condition is Condition.FULL


def test_a_day_s_troubles_are_told_in_the_school_s_own_day(grading_school: School, look: Look) -> None:
    grading_school.clock.moment = datetime.fromisoformat("2026-11-23T23:30:00+00:00")
    grade(grading_school, BREAKS)

    assert look().troubles == (Trouble(date(2026, 11, 24), ended=1, tried_again=2, waited=False),)


def test_hand_ins_that_found_no_sandbox_are_one_outage(grading_school: School, look: Look) -> None:
    grading_school.hand_in()
    grading_school.sandbox.down = True
    for _ in range(5):
        with pytest.raises(SandboxUnavailable):
            grading_school.grade()

    (trouble,) = look().troubles

    assert (trouble.waited, trouble.tried_again, trouble.ended) == (True, 0, 0)


def test_troubles_are_told_for_a_week(grading_school: School, look: Look) -> None:
    grade(grading_school, BREAKS)
    grading_school.clock.move(days=8)

    assert look().troubles == ()
